"""The sections of the tensor pages, and the controls that they share."""
