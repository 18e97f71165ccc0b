"""Steps that compute one thing many times: for the items of a list, for the units of a block."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from thidua.core.rubric.formula.case import Case, Exact, PeerValues, Step
from thidua.core.rubric.formula.nodes import Formula, Gather, OverItems, OverPeers
from thidua.core.rubric.formula.outcomes import NoNumber, NothingArose

Compile = Callable[[Formula], Step]


def gathered(values: list[Exact], how: Gather) -> Exact:
    """Make one number of many; of none, a sum and a count are 0 and the rest did not arise."""
    if how is Gather.COUNT:
        return len(values)
    if how is Gather.SUM:
        return sum(values)
    if not values:
        raise NothingArose
    if how is Gather.LEAST:
        return min(values)
    if how is Gather.GREATEST:
        return max(values)
    return Fraction(sum(values), len(values))


def items_step(node: OverItems, compile_formula: Compile) -> Step:
    """Build the step that computes something for every item of a list and gathers it."""
    figure, how, drop = node.figure, node.gather, node.drop
    each = compile_formula(node.each)
    missing = None if node.missing is None else compile_formula(node.missing)

    def step(case: Case) -> Exact:
        named, outer = case.named, case.item
        values: list[Exact] = []
        case.named = []
        try:
            for item in case.items(figure):
                case.item = item
                if item[0] is not None:
                    values.append(each(case))
                elif missing is not None:
                    values.append(missing(case))
        finally:
            case.named, case.item = named, outer
        return gathered(_without_extremes(values, drop), how)

    return step


def _without_extremes(values: list[Exact], drop: int) -> list[Exact]:
    """Set aside so many of the least and of the greatest, by value, once each.

    Where none would be left, nothing arose.
    """
    if not drop:
        return values
    if len(values) <= 2 * drop:
        raise NothingArose
    return sorted(values)[drop:-drop]


def peers_step(node: OverPeers, compile_formula: Compile) -> Step:
    """Build the step that computes something for every unit of the block, once for all of them."""
    each, how = compile_formula(node.each), node.gather
    key = id(node)

    def step(case: Case) -> Exact:
        values = case.shared.get(key)
        if values is None:
            values = case.shared[key] = _of_peers(each, case)
        match how:
            case Gather.RANK_FROM_MOST:
                own = _own(values, case)
                return 1 + sum(value > own for _, value in values)
            case Gather.RANK_FROM_LEAST:
                own = _own(values, case)
                return 1 + sum(value < own for _, value in values)
            case Gather.TIED:
                own = _own(values, case)
                return sum(value == own for _, value in values)
            case _:
                return gathered([value for _, value in values], how)

    return step


def _of_peers(each: Step, case: Case) -> PeerValues:
    """Compute it for each peer, who looks at the same peers, so that one asked inside finds them."""
    found = []
    for peer in case.peers:
        kept = peer.named, peer.used, peer.peers, peer.shared
        peer.begin(case.peers, case.shared)
        try:
            found.append((peer, each(peer)))
        except NoNumber:
            continue
        finally:
            peer.named, peer.used, peer.peers, peer.shared = kept
    return tuple(found)


def _own(values: PeerValues, case: Case) -> Exact:
    for peer, value in values:
        if peer is case:
            return value
    raise NothingArose
