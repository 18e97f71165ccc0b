"""Pages of a province's units and blocks, and of a block's members, people and changes."""
