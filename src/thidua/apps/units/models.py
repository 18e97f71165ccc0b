"""Units with their names over time, blocks with their members, and what units become."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from thidua.core.units.succession import SuccessionKind

# Codes stand in addresses. A unit's holds those of Decision 20/2020/QĐ-TTg: letters, digits, dots, at most 35.
UNIT_CODE = r"\A[A-Za-z0-9][A-Za-z0-9._-]{0,34}\Z"
BLOCK_CODE = r"\A[A-Za-z0-9_-]{1,60}\Z"


class LegalDocument(models.Model):
    """A decision that something rests on; the number and symbol as printed on it."""

    symbol = models.CharField(max_length=60)
    issued_on = models.DateField()
    issuer = models.CharField(max_length=200)
    abstract = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["symbol", "issued_on", "issuer"], name="units_document_once"
            ),
        ]

    def __str__(self) -> str:
        return self.symbol


class Unit(models.Model):
    """A unit stays itself under every name; its code never changes and is never used again."""

    code = models.CharField(max_length=35, unique=True)
    province = models.CharField(max_length=35)
    ended_on = models.DateField(null=True)  # the first day on which it is no more

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=UNIT_CODE), name="units_unit_code_fits_an_address"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class UnitName(models.Model):
    """A name with its days: from `valid_from`, up to but without `valid_to` (null: still)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    document = models.ForeignKey(LegalDocument, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="units_name_not_empty"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="units_name_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Block(models.Model):
    """An emulation block or cluster ("khối", "cụm thi đua") that a province's decision founds."""

    class Kind(models.TextChoices):
        CLUSTER = "cluster", "Cụm thi đua"
        BLOCK = "block", "Khối thi đua"

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    province = models.CharField(max_length=35)
    document = models.ForeignKey(LegalDocument, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=BLOCK_CODE), name="units_block_code_fits_an_address"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["cluster", "block"]), name="units_block_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class ScoreRule(models.TextChoices):
    """What is to become of the score of a unit that leaves or ends in the middle of a year."""

    KEPT = "kept", "Giữ nguyên"
    PRORATED = "prorated", "Tính theo thời gian"
    EXCLUDED = "excluded", "Không xếp hạng"
    CARRIED = "carried", "Chuyển cho đơn vị kế tục"


class Membership(models.Model):
    """A unit's place in a block, from a day up to but without another."""

    class Role(models.TextChoices):
        HEAD = "head", "Trưởng khối"
        DEPUTY = "deputy", "Phó Trưởng khối"
        MEMBER = "member", "Thành viên"

    class Chosen(models.TextChoices):
        ASSIGNED = "assigned", "Phân công"
        ELECTED = "elected", "Bầu"
        ROTATION = "rotation", "Luân phiên"

    block = models.ForeignKey(Block, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices)
    place = models.PositiveSmallIntegerField()  # in the decision's list
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    document = models.ForeignKey(LegalDocument, models.PROTECT, null=True, related_name="+")
    chosen = models.CharField(max_length=10, choices=Chosen.choices, blank=True)  # a head, a deputy
    left_by = models.ForeignKey(LegalDocument, models.PROTECT, null=True, related_name="+")
    score_rule = models.CharField(max_length=10, choices=ScoreRule.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=["head", "deputy", "member"]),
                name="units_membership_role_is_known",
            ),
            models.CheckConstraint(
                condition=Q(chosen__in=["", "assigned", "elected", "rotation"]),
                name="units_membership_choice_is_known",
            ),
            models.CheckConstraint(
                condition=Q(score_rule__in=["", *ScoreRule.values]),
                name="units_membership_score_rule_is_known",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="units_membership_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} in {self.block}"


class Succession(models.Model):
    """What became of units on a day, by a legal document."""

    kind = models.CharField(
        max_length=10, choices=[(kind.value, kind.value) for kind in SuccessionKind]
    )
    on = models.DateField()
    document = models.ForeignKey(LegalDocument, models.PROTECT, related_name="+")
    score_rule = models.CharField(max_length=10, choices=ScoreRule.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["rename", "merge", "split", "absorb", "dissolve"]),
                name="units_succession_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(score_rule__in=["", *ScoreRule.values]),
                name="units_succession_score_rule_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class SuccessionSide(models.Model):
    """One unit on one side of a succession."""

    class Side(models.TextChoices):
        PREDECESSOR = "predecessor", "Đơn vị cũ"
        SUCCESSOR = "successor", "Đơn vị mới"

    succession = models.ForeignKey(Succession, models.PROTECT, related_name="sides")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    side = models.CharField(max_length=12, choices=Side.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["succession", "unit", "side"], name="units_succession_names_a_unit_once"
            ),
            models.CheckConstraint(
                condition=Q(side__in=["predecessor", "successor"]),
                name="units_succession_side_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.unit}"
