"""Where the time of a village's submission goes: the steps of `benchmarks.deadline` one after another in one process.

`python -m benchmarks.deadline profil` opens the books and runs this on them. The first village is not counted.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cermat.config.settings")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from benchmarks.deadline import STEPS, seconds_of  # noqa: E402
from cermat.registers.models import User  # noqa: E402
from tests.durability.browsing import Answer  # noqa: E402
from tests.durability.handing_in import Phone, step_of, villages  # noqa: E402

ASKED_MOST = 12
HEAD = ("times", "wall", "processor", "of it files", "database", "questions")


@dataclass(slots=True)
class Within(Phone):
    """A phone whose requests are answered inside this process, each step's cost added up."""

    client: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"}))
    costs: dict[str, Counter[str]] = field(default_factory=dict)

    def enter(self) -> None:
        """Sign in without a password: what that costs is told by the other measure."""
        self.client.force_login(User.objects.get(username=self.username))

    def answered(self, method: str, path: str, body: bytes | None, *, kind: str, token: str) -> Answer:
        """Return the answer, after adding up what it took."""
        cost = Counter[str](times=1)
        before = processor()
        begun = time.perf_counter()
        with connection.execute_wrapper(counting(cost)):
            sent = {"content_type": kind, "headers": {"x-csrftoken": token}}
            said = self.client.generic(method, path, body or b"", **sent)
        cost["wall"] = time.perf_counter() - begun
        cost["processor"], cost["of it files"] = (now - then for now, then in zip(processor(), before, strict=True))
        answer = Answer(status=said.status_code, location=said.headers.get("Location", ""), text=said.content.decode())
        self.costs.setdefault(step_of(method, path, body or b"", answer), Counter()).update(cost)
        return answer


def processor() -> tuple[float, float]:
    """Return the processor seconds of this process with its children, and of those alone."""
    children = seconds_of(os.getpid()) - sum(os.times()[:2])
    return time.process_time() + children, children


def counting(cost: Counter[str]) -> Callable[..., Any]:
    """Return what adds up the questions to the database and their seconds."""

    def ask(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            cost["questions"] += 1
            cost["database"] += time.perf_counter() - begun
            cost[f"sql {sql[:160]}"] += 1

    return ask


def main(*codes: str) -> None:
    """Print what each step costs, and the questions asked most."""
    every = villages(codes, port=0)
    for each in every:
        known = each.phone
        each.person = each.phone = Within(port=0, username=known.username)
        each.phone.enter()
    first, *others = every
    first.run()
    for each in others:
        each.run()
    assert all(len(each.acknowledged) == 2 for each in every), [str(fault) for each in every for fault in each.faults]
    costs = {step: sum((each.phone.costs[step] for each in others), Counter()) for step in STEPS}
    tell({**costs, "all of it": sum(costs.values(), Counter())}, count=len(others))


def tell(costs: dict[str, Counter[str]], *, count: int) -> None:
    """Print the cost of each step of one submission, in milliseconds and in questions."""
    print(f"{'':12}" + "".join(f"{each:>12}" for each in HEAD))
    for step, cost in costs.items():
        taken = [cost[each] / count * (1 if each in {"times", "questions"} else 1000) for each in HEAD]
        print(f"{step:12}" + "".join(f"{each:12.1f}" for each in taken))
    asked = Counter(
        {sql.removeprefix("sql "): times for sql, times in costs["all of it"].items() if sql.startswith("sql ")}
    )
    for sql, times in asked.most_common(ASKED_MOST):
        print(f"{times / count:6.1f} times  {sql}")


if __name__ == "__main__":
    main(*sys.argv[1:])
