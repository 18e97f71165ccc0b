"""What stands where no page can: one page for each kind of no, in words, and JSON for a program."""

from __future__ import annotations

import logging
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django import Settings

from tests.world import a_year
from thidua.ui.request import HouseRequest
from thidua.web import urls
from thidua.web.error_pages import broken, not_readable

pytestmark = pytest.mark.django_db
SAID = "first line\nDETAIL: Failing row contains (Nguyễn Thị Hoa)."
JSON = {"Accept": "application/json"}
PARTIAL = {"HX-Request": "true"}


def a_bug(_request: HttpRequest) -> HttpResponse:
    raise LookupError(SAID)


def a_door_of_django(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


urlpatterns = [path("hong/", a_bug), path("cam/", a_door_of_django), path("", include(urls))]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def broken_house(client: Client, settings: Settings) -> Client:
    """Give a client of a house that has two more pages: one with a bug, one that Django shuts."""
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    return client


def test_an_unknown_address_leads_back_to_the_first_page(client: Client) -> None:
    response = client.get("/khong-co/")

    assert response.status_code == 404
    assert "Không có trang này" in response.text
    assert '<a href="/">Về trang đầu</a>' in response.text


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/khoi/khong-co/nam/2024/", id="a block that is not there"),
        pytest.param("/khoi/x/nam/99999999999999999999/", id="a year beyond every calendar"),
        pytest.param("/khoi/%00/nam/2024/", id="a block of nothing"),
        pytest.param("/khoi/x/nam/2024/don-vi/%00/", id="a unit of nothing"),
        pytest.param("/%0d%0aSet-Cookie:a=b/", id="an address of two lines"),
        pytest.param("/dang-nhap/%22%3E%3Cscript%3E/", id="an address with a script"),
    ],
)
def test_an_address_that_leads_nowhere_is_never_a_fault(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert "<script>" not in response.text.replace('<script src="', "")


def test_the_public_is_not_shown_what_is_not_published_and_may_log_in(client: Client) -> None:
    year = a_year()
    address = f"/khoi/{year.block.code}/nam/2024/"

    response = client.get(address)

    assert response.status_code == 403
    assert "Kết quả của năm chưa được công bố." in response.text
    assert "Đoàn kết, sáng tạo" not in response.text
    assert f'<input type="hidden" name="next" value="{address}">' in response.text
    assert 'name="password"' in response.text


def test_a_program_is_told_in_json(client: Client) -> None:
    address = f"/khoi/{a_year().block.code}/nam/2024/"

    response = client.get(address, headers=JSON)

    assert response.status_code == 403
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "type": "urn:thidua:NotPublishedYet",
        "title": "Chưa được xem mục này",
        "status": 403,
        "detail": "Kết quả của năm chưa được công bố. Mục này mở cho mọi người sau khi công bố.",
    }


def test_a_part_of_a_page_that_is_refused_opens_as_a_page(client: Client) -> None:
    address = f"/khoi/{a_year().block.code}/nam/2024/xep-hang/?tren=CA&duoi=SNV"

    response = client.get(address, headers=PARTIAL)

    assert (response.status_code, response.headers["HX-Redirect"]) == (403, address)


def test_what_was_sent_by_a_part_of_a_page_is_not_sent_again(client: Client) -> None:
    response = client.post("/khong-co/", headers=PARTIAL)

    assert (response.status_code, "HX-Redirect" in response.headers) == (404, False)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_page_that_is_read_cannot_be_written_to(client: Client, method: str) -> None:
    response = getattr(client, method)("/")

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    assert "Trang này không nhận thao tác đó" in response.text
    assert 'name="next" value="/"' in response.text


def test_a_page_of_a_year_cannot_be_written_to(client: Client) -> None:
    response = client.post(f"/khoi/{a_year().block.code}/nam/2024/")

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


def test_a_head_is_answered_without_a_body(client: Client) -> None:
    response = client.head("/")

    assert (response.status_code, response.content) == (200, b"")


def test_a_host_that_is_not_served_is_told_so(client: Client) -> None:
    response = client.get("/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "Chưa đọc được yêu cầu" in response.text
    assert "evil.example" not in response.text


def test_a_form_of_too_many_fields_is_not_read(client: Client) -> None:
    response = client.post("/dang-nhap/", {f"o-{number}": "" for number in range(1500)})

    assert response.status_code == 400
    assert "Chưa đọc được yêu cầu" in response.text


def test_a_form_that_cannot_be_taken_apart_is_not_read(client: Client) -> None:
    response = client.post("/dang-nhap/", data=b"--x", content_type="multipart/form-data")

    assert response.status_code == 400


def test_a_form_in_no_known_letters_is_read_as_wrong(client: Client) -> None:
    sent = b"login_name=%FF%FE&password=%ED%A0%80"

    response = client.post(
        "/dang-nhap/", data=sent, content_type="application/x-www-form-urlencoded"
    )

    assert response.status_code == 422


def test_what_django_forbids_is_told_in_words(broken_house: Client) -> None:
    response = broken_house.get("/cam/")

    assert response.status_code == 403
    assert "Tài khoản không có quyền mở trang này." in response.text


def test_a_fault_has_a_code_that_stands_in_the_log_without_what_people_entered(
    broken_house: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    logger = logging.getLogger("thidua")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.getLogger("thidua").handlers[0].formatter)
    logger.addHandler(handler)

    response = broken_house.get("/hong/?ten=Hoa")

    logger.removeHandler(handler)
    logged = capsys.readouterr().err
    code = re.search(r"Mã lỗi: ([0-9A-F]{6})\.", response.text)
    assert response.status_code == 500
    assert code is not None
    assert f"fault {code[1]} at GET '/hong/'" in logged
    assert "in a_bug" in logged
    assert "LookupError: first line" in logged
    assert "Hoa" not in logged


def test_a_fault_is_told_to_a_program_with_its_code(broken_house: Client) -> None:
    told = broken_house.get("/hong/", headers=JSON).json()

    assert (told["type"], told["status"], len(told["code"])) == ("urn:thidua:Fault", 500, 6)


def test_a_fault_in_a_part_of_a_page_opens_as_a_page(broken_house: Client) -> None:
    response = broken_house.get("/hong/?a=1", headers=PARTIAL)

    assert response.headers["HX-Redirect"] == "/hong/?a=1"


def test_a_fault_is_told_without_asking_database_or_session() -> None:
    request = HttpRequest()  # no middleware has touched it: it has no user, no session, no host
    request.method = "GET"

    assert broken(request).status_code == 500
    assert not_readable(request).status_code == 400


@pytest.mark.parametrize("address", ["/khong-co/", "/hong/", "/cam/"])
def test_errors_are_told_in_english_where_it_was_chosen(broken_house: Client, address: str) -> None:
    broken_house.cookies["django_language"] = "en"

    response = broken_house.get(address)

    assert '<html lang="en">' in response.text
    assert response.headers["Content-Language"] == "en"


def test_every_error_keeps_the_house_shut(broken_house: Client) -> None:
    for address in ("/khong-co/", "/hong/", "/cam/"):
        headers = broken_house.get(address).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["Cache-Control"] == "no-store"


def test_the_request_of_the_house_is_a_request() -> None:
    assert issubclass(HouseRequest, HttpRequest)
