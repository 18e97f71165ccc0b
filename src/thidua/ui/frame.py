"""What stands around a page's content: where one is, where one may go, who one is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """An entry of the block's menu; `current` is the page one is on."""

    words: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a page: its title, and for a block's page the block, its year and its menu.

    `role` says as what one sees the page; `illustrative` that its data are invented.
    """

    title: str
    block: str = ""
    about: str = ""
    illustrative: bool = False
    menu: tuple[Step, ...] = ()
    role: str = ""
