"""The ledger's tables: entries that are never changed, the head of each book, what may be erased."""

from __future__ import annotations

from django.db import models


class Book(models.Model):
    """The head of one ledger: how many entries it has and the tree over them.

    `frontier` holds the roots of the complete subtrees, one after the other, 32 bytes each.
    """

    name = models.CharField(max_length=100, unique=True)
    size = models.BigIntegerField(default=0)
    frontier = models.BinaryField(default=bytes)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gte=0), name="book_size_not_negative"),
        ]

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """One deed, as canonical JSON, with the root of the largest complete subtree that it ends.

    UPDATE and DELETE are refused by triggers in both databases.
    """

    # No index of its own: the constraint below has one that begins with the book.
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="entries", db_index=False)
    index = models.BigIntegerField()
    leaf = models.BinaryField()
    subtree = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "index"], name="entry_index_once_in_book"),
            models.CheckConstraint(
                condition=models.Q(index__gte=0), name="entry_index_not_negative"
            ),
        ]
        ordering = ["book", "index"]

    def __str__(self) -> str:
        return f"{self.book_id}/{self.index}"


class Disclosure(models.Model):
    """The salt and clear value behind a commitment in an entry; erased on request, the ledger stays."""

    commitment = models.CharField(max_length=64, unique=True)
    salt = models.BinaryField(max_length=64)
    value = models.TextField()

    def __str__(self) -> str:
        return self.commitment
