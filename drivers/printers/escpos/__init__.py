"""Receipt printers that speak ESC/POS, whoever made them."""
