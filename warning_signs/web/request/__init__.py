"""What a request knows: the site, its reader’s language and country, and their helplines."""
