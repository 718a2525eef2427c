"""Tables that lost their lines: copied from Word, from a web page, out of a PDF; a layout a module, `plain` finds which it is."""
