"""Reading by people who speak a language from home: sheets, what was read, what they correct."""
