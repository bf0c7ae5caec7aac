"""The office in the browser: forms of acts as data, and what its pages say."""
