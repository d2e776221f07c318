"""Persons, places and organisations of a text, one id each however they are spelt."""

from pipelines.parse.entities.finding import find_entities

__all__ = ["find_entities"]
