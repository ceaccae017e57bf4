"""The write stage: puts finished bytes in place, whole or not at all, and knows nothing of what they say."""
