"""The API of the product: OpenAPI 3.1, tokens with scopes, refusals as problem JSON (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.security import HttpBearer

from thidua.apps.scoring.api import router as scoring
from thidua.apps.tokens.queries import bearer_of
from thidua.core.access.roles import PUBLIC
from thidua.core.refusal import Refusal
from thidua.ui.problems import Problem, as_json
from thidua.ui.request import HouseRequest
from thidua.ui.words.refusals import words_of
from thidua.web.middleware.language import language_of
from thidua.web.middleware.refusals import status_of

PROBLEM = "application/problem+json"


class TokenNotHeld(Refusal):
    """The token is wrong, out of date or revoked. Grounds: none."""


class TokenOrPublic(HttpBearer):
    """Who shows a token acts as its owner within its scopes; who shows none is the public.

    A session counts for nothing here, so that no other site can make a browser act.
    """

    def __call__(self, request: HttpRequest) -> bool:
        known = cast(HouseRequest, request)
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if not kind:
            known.actor = PUBLIC
            return True
        return self.authenticate(request, token if kind.lower() == "bearer" else "")

    def authenticate(self, request: HttpRequest, token: str) -> bool:
        known = cast(HouseRequest, request)
        actor = bearer_of(token, known.today)
        if actor is None:
            raise TokenNotHeld
        known.actor = actor
        return True


class HouseAPI(NinjaAPI):
    """Django Ninja's, telling in its description that refusals are problem JSON."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, object] | None = None
    ) -> OpenAPISchema:
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        for path in schema["paths"].values():
            for operation in path.values():
                operation["security"] = [{}, {"TokenOrPublic": []}]
                for status, response in operation["responses"].items():
                    if int(status) >= HTTPStatus.BAD_REQUEST:
                        response["content"] = {PROBLEM: next(iter(response["content"].values()))}
        return schema


api = HouseAPI(
    title="thidua",
    version="1.0.0",
    description="Năm thi đua của một cụm, khối: bảng tiêu chí, số liệu, điểm, xếp hạng.",
    urls_namespace="api",
    docs_url=None,
    auth=TokenOrPublic(),
)
api.add_router("", scoring)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer a rule's no with its words."""
    reads = request.method in {"GET", "HEAD"}
    held = isinstance(refusal, TokenNotHeld)
    status = HTTPStatus.UNAUTHORIZED if held else status_of(refusal, reads=reads)
    words = words_of(refusal, language_of(request))
    return as_json(Problem(status, type(refusal).__name__, words))


@api.exception_handler(ValidationError)
def not_valid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name the fields that do not fit; what was sent in them is not said again."""
    fields = (".".join(str(part) for part in one["loc"][1:]) for one in error.errors)
    words = gettext("Yêu cầu có chỗ không đúng mô tả giao diện: %(fields)s.")
    said = words % {"fields": "; ".join(dict.fromkeys(fields))}
    return as_json(Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "RequestNotValid", said))


@api.exception_handler(HttpError)
def not_read(_request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer for a body that is no JSON."""
    words = gettext("Nội dung gửi lên không phải là JSON đọc được.")
    return as_json(Problem(error.status_code, "RequestNotRead", words))
