#!/usr/bin/env python3
"""Answers questions at an open review desk one after the other, as keys do, and prints how long each took on the server.

    time-desk.py http://127.0.0.1:8421 NAME-OF-THE-REVIEW-FILE 400
"""
import html
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

desk, paper, count = sys.argv[1], "/paper/" + sys.argv[2], int(sys.argv[3])


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


browser = urllib.request.build_opener(Stay)


def timed(times, request):
    start = time.perf_counter()
    try:
        answer = browser.open(request)
        return answer.read().decode(), answer.headers
    except urllib.error.HTTPError as redirect:
        return "", redirect.headers
    finally:
        times.append(time.perf_counter() - start)


opened, pages, answers = [], [], []
for _ in range(5):
    listing, _ = timed(opened, desk + paper)
address = paper + "/" + re.search(r"item/[0-9a-f-]+", listing).group(0)
for number in range(count):
    if "/item/" not in address:
        break  # all of them are answered
    page, _ = timed(pages, desk + address)
    form = re.search(r'<form class="bar" id="answer".*?</form>', page, re.S).group(0)
    fields = {html.unescape(name): html.unescape(value) for name, value in re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)}
    fields["say"] = "Approve" if number % 2 else "Reject"
    body = urllib.parse.urlencode(fields).encode()
    _, headers = timed(answers, urllib.request.Request(desk + paper + "/answer", data=body, headers={"Origin": desk}))
    address = headers["Location"]

print(f"opened: first {opened[0] * 1e3:.0f} ms, then {min(opened[1:]) * 1e3:.0f} to {max(opened[1:]) * 1e3:.0f} ms")
for what, times in (("an answer", answers), ("the next page", pages)):
    times.sort()
    print(f"{what}: median {times[len(times) // 2] * 1e3:.1f} ms, 95 % within {times[int(len(times) * .95)] * 1e3:.1f} ms, longest {times[-1] * 1e3:.1f} ms")
