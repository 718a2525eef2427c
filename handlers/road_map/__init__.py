"""A road map: the paper is sent and read, looked through, asked about, published; then who has read it."""
