"""The browser of the tests itself: it draws pages, runs scripts, and tells what goes wrong."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_a_page_is_drawn_and_clicked(page: Page) -> None:
    page.set_content("<button onclick=\"this.textContent = 'clicked'\">click</button>")
    page.get_by_role("button").click()
    assert page.get_by_role("button").inner_text() == "clicked"


def test_arabic_runs_from_right_to_left(page: Page) -> None:
    page.set_content("<p dir='auto'>سلام <span>hi</span></p>")
    paragraph, word = page.locator("p").bounding_box(), page.locator("span").bounding_box()
    assert paragraph
    assert word
    assert word["x"] > paragraph["width"] / 2
