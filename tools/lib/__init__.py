"""What tools and tests share: the site as a process, a browser, every page, answers. No tests."""
