"""One page to bytes: pure, alone, in any process."""
