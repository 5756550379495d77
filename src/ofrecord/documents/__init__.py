"""Bytes → document: immutable text, typed blocks, metadata with every candidate's origin, offsets that hold."""
