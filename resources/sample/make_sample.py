#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_sample.py OUT.jsonl: writes the sample investigation as OTLP JSON lines (README.md here says what is in it).

Deterministic: the same seed gives the same bytes. Standard library only. Afterwards: zstd -19 --rm OUT.jsonl
"""
import datetime, hashlib, json, random, sys
from stories import POLICIES, QUESTIONS, VENDORS, assess_text, assistant_answer, decide_text, plan_text, vendor_record
from trace_builder import UTC, Trace, answered, asked, attributes, compact, message, ns, text

SEED = 20260317
FIRST_DAY = datetime.datetime(2026, 3, 3, tzinfo=UTC)
DEPLOYED = datetime.datetime(2026, 3, 12, 9, 0, tzinfo=UTC)          # 1.4.2 -> 1.5.0, prompt @11 -> @12
OUTAGE = (datetime.datetime(2026, 3, 17, 13, 40, tzinfo=UTC), datetime.datetime(2026, 3, 17, 14, 26, tzinfo=UTC))
REVIEW = datetime.datetime(2026, 3, 17, 8, 0, tzinfo=UTC)               # the registry puts vendor V-2209 under review
ASKED_BEFORE = datetime.datetime(2026, 3, 17, 11, 46, 51, tzinfo=UTC)   # the last look-up of that vendor that held a record
FAMOUS = datetime.datetime(2026, 3, 17, 14, 2, 13, 480000, tzinfo=UTC)
GPT = ("openai", "gpt-4o", "gpt-4o-2024-08-06", "api.openai.com")
LEDGER = ("self-hosted", "ledger-7b", "ledger-7b", "llm.internal")        # in no price table: unpriced
SONNET = ("anthropic", "claude-sonnet-4-5", "claude-sonnet-4-5-20250929", "api.anthropic.com")

QUANTITIES = (4, 8, 12, 20, 25, 40, 60, 120, 150, 240, 300, 800)
LARGEST_ORDER = 62_000

# Seconds after the start of a run, at its normal pace: (begin, end).
DEEP = {"total": 48.62, "verifier": (8.5, 25.1), "lookup": (11.1, 11.42), "slow_lookup": (11.1, 14.86), "history": (15.02, 15.9),
        "assess": (16.0, 23.4), "sanctions": (23.7, 24.88), "compare": (25.3, 26.4), "approver": (27.1, 48.42), "limit": (27.2, 27.74), "decide": (28.0, 47.3),
        "decision": (47.5, 47.63), "act": (47.7, 48.37)}
SHORT = {"total": 17.4, "verifier": (8.5, 13.0), "lookup": (8.7, 9.02), "slow_lookup": (8.7, 9.02), "history": (9.2, 9.6),
         "assess": (9.7, 12.2), "sanctions": (12.3, 12.85), "compare": (13.02, 13.18), "approver": (13.2, 17.2), "limit": (13.3, 13.5), "decide": (13.6, 16.4),
         "decision": (16.5, 16.58), "act": (16.62, 17.1)}


class Case:
    """One invoice and what becomes of it. `kind` is None, "famous", "asked-before" or "differs"."""

    def __init__(self, rng, number, start, kind=None):
        self.rng, self.start, self.famous, self.differs = rng, start, kind == "famous", kind == "differs"
        self.invoice, self.vendor = f"INV-{number}", rng.choice(VENDORS)
        self.po = "PO-7731" if self.famous else f"PO-{8000 + rng.randrange(8000)}"
        self.sku, self.price = rng.choice(self.vendor["goods"])
        self.quantity = rng.choice([n for n in QUANTITIES if n * self.price <= LARGEST_ORDER])
        if kind:
            self.vendor = VENDORS[0]
            self.sku, self.price = self.vendor["goods"][0 if kind == "asked-before" else 1]
            self.quantity = {"famous": 1000, "differs": 960, "asked-before": 8}[kind]
        self.ordered = self.quantity // 10 if self.famous or self.differs else self.quantity
        self.amount = round(self.quantity * self.price, 2)
        self.outage = OUTAGE[0] <= start < OUTAGE[1]
        self.claims = rng.random() < 0.6
        self.new = start >= DEPLOYED
        self.version, self.prompt = ("1.5.0", "approve-invoice@12") if self.new else ("1.4.2", "approve-invoice@11")
        self.long = kind is not None or self.outage or self.amount >= 9000
        self.skips_sanctions = self.new and not self.famous and rng.random() < 0.42
        self.under_review = self.vendor is VENDORS[0] and start >= REVIEW and not self.outage
        self.result, self.confidence = self.outcome(rng.random(), rng)
        self.tier = "enterprise" if self.famous else rng.choices(("enterprise", "pro", "free"), (58, 30, 12))[0]
        noise = rng.choices((None, "retry", "hidden-error", "truncated", "repeat", "rate-limit", "fallback"), (100, 4, 2, 2, 2, 3, 2))[0]
        self.noise = None if kind or self.outage else noise

    def outcome(self, roll, rng):
        if self.famous:
            return "approved", 0.93
        needs_person = self.differs or self.under_review or (self.amount >= 25000 and not self.new)
        result = "approved" if self.outage or roll < 0.84 else "escalated" if roll < 0.93 else "rejected"
        if needs_person and result == "approved":
            result = "escalated"
        low, high = {"approved": (0.86, 0.98), "escalated": (0.41, 0.62), "rejected": (0.80, 0.92)}[result]
        return result, round(rng.uniform(low, high), 2)

    def invoice_text(self):
        return {"invoice_id": self.invoice, "po_id": self.po, "vendor_id": self.vendor["id"], "creditor": self.vendor["creditor"],
                "currency": "USD", "source": f"scan_{self.start:%m%d}_{int(self.invoice[4:]) % 100:02d}.pdf",
                "lines": [{"sku": self.sku, "quantity": self.quantity, "unit_price": self.price}], "amount": self.amount}

    def order_text(self):
        return {"po_id": self.po, "vendor_id": self.vendor["id"], "currency": "USD", "approved_by": "j.keller",
                "lines": [{"sku": self.sku, "quantity": self.ordered, "unit_price": self.price}],
                "amount": round(self.ordered * self.price, 2)}

    def comparison(self):
        if not self.differs:
            return {"invoice_id": self.invoice, "equal": True}
        return {"invoice_id": self.invoice, "equal": False,
                "differences": [{"sku": self.sku, "invoiced": self.quantity, "ordered": self.ordered}]}


class Run:
    """The whole run of the invoice agent over one invoice, as docs/tour.md walks through it."""

    def __init__(self, case):
        self.case, self.rng = case, case.rng
        self.t = Trace(case.rng, case.start, case.version, case.tier, "conv-" + case.invoice[4:], f"user-{case.rng.randrange(40):02d}")
        if case.famous:
            self.t.trace_id = "7f3c9a2e41d04b6f8a1c5d2e9b307f64"
        self.pace = 1.0 if case.famous else case.rng.uniform(0.72, 1.18)
        self.scale = 1.0 if case.famous else case.rng.uniform(0.85, 1.2)
        self.times = {k: v * self.pace if k == "total" else (v[0] * self.pace, v[1] * self.pace)
                      for k, v in (DEEP if case.long else SHORT).items()}
        self.model = SONNET if case.long else GPT
        self.ask = message("user", text(f"Invoice {case.invoice} from vendor {case.vendor['id']}, {case.quantity:,} units, "
                                        f"${case.amount:,.2f}, refers to {case.po}. May it be paid?"))
        self.documents = [POLICIES[2], POLICIES[0], POLICIES[1]] if case.famous else case.rng.sample(POLICIES, 3)
        self.root = self.t.agent("invoice-agent", 0, self.times["total"])
        self.t.log(0.02, f"Invoice {case.invoice} received", self.root, **self.facts())
        self.plan()
        self.extract()
        if case.long:
            self.check_policy()
        self.verify_vendor()
        self.approve()

    def at(self, seconds):
        return seconds * self.pace

    def tokens(self, tokens_in, cached, tokens_out):
        return int(tokens_in * self.scale), cached, int(tokens_out * self.scale)

    def facts(self):
        return {"invoice__id": self.case.invoice}

    def plan(self):
        model, cached = (LEDGER, 0) if self.case.noise == "fallback" else (GPT, 1024)
        self.t.chat(model, "plan", self.at(0.3), self.at(2.24), self.root, "invoice-agent", [self.ask], [text(plan_text(self.case))],
                    self.tokens(2890, cached, 210))

    def extract(self):
        case, t = self.case, self.t
        extractor = t.agent("extractor", self.at(2.5), self.at(8.2), self.root)
        self.read = t.tool("read_invoice", self.at(2.6), self.at(4.05), extractor, "extractor", {"invoice_id": case.invoice},
                           case.invoice_text(), "erp", f"http://erp.internal/invoices/{case.invoice}")
        known = [self.ask, asked(self.read[0], "read_invoice", self.read[1]), answered(self.read[0], self.read[2])]
        if case.noise == "rate-limit":
            t.chat(GPT, "extract", self.at(4.1), self.at(4.18), extractor, "extractor", known, None, None)
        t.chat(GPT, "extract", self.at(4.2), self.at(7.1), extractor, "extractor", known,
               [text(compact({"invoice": case.invoice, "order": case.po, "vendor": case.vendor["id"], "amount": case.amount}))],
               self.tokens(6980, 2048, 320))
        self.order = t.tool("get_purchase_order", self.at(7.4), self.at(8.0), extractor, "extractor", {"po_id": case.po},
                            case.order_text(), "erp", f"http://erp.internal/orders/{case.po}")

    def check_policy(self):
        t, documents = self.t, self.documents
        checker = t.agent("policy-checker", self.at(8.5), self.at(16.4), self.root)
        search = t.add("retrieval policies", self.at(8.7), self.at(10.12), checker, kind=3, attrs={
            "gen_ai.operation.name": "retrieval", "gen_ai.data_source.id": "policies", "gen_ai.agent.name": "policy-checker",
            "gen_ai.retrieval.query.text": f"approval threshold for invoices of ${self.case.amount:,.0f}",
            "gen_ai.retrieval.documents": compact([
                {"id": d["id"], "score": round(0.93 - 0.07 * i - self.rng.random() * 0.03, 4), "content": d["text"]}
                for i, d in enumerate(documents)]), **t.common})
        t.add("embeddings text-embedding-3-small", self.at(8.75), self.at(8.98), search, kind=3, attrs={
            "gen_ai.operation.name": "embeddings", "gen_ai.provider.name": "openai",
            "gen_ai.request.model": "text-embedding-3-small", "gen_ai.response.model": "text-embedding-3-small",
            "gen_ai.usage.input_tokens": 14, "gen_ai.agent.name": "policy-checker", **t.common})
        t.usage.append(("text-embedding-3-small", t.start, 14, 0))
        t.add("POST /search", self.at(9.0), self.at(10.05), search, kind=2, service="policy-service", attrs={
            "http.request.method": "POST", "url.scheme": "http", "url.path": "/search", "server.address": "policy.internal",
            "http.response.status_code": 200})
        found = message("user", text("Policies:\n" + "\n".join(f"[{d['id']}] {d['text']}" for d in documents)))
        t.chat(GPT, "policy", self.at(10.3), self.at(16.1), checker, "policy-checker", [self.ask, found],
               [text(f"{documents[0]['id']} applies. {documents[0]['short']}")], self.tokens(7720, 4096, 280))

    def verify_vendor(self):
        case, t, vendor = self.case, self.t, self.case.vendor
        verifier = t.agent("vendor-verifier", *self.times["verifier"], self.root)
        arguments, call = {"id": vendor["id"]}, t.call_id()
        if case.long:
            t.chat(SONNET, "verify", self.at(8.6), self.at(10.86), verifier, "vendor-verifier", [self.ask],
                   [{"type": "tool_call", "id": call, "name": "lookup_vendor", "arguments": arguments}],
                   self.tokens(5290, 1904, 96), finish="tool_calls", prompt_name=case.prompt)
        lookup = self.look_up(verifier, arguments, call)
        history = self.payment_history(verifier)
        truncated = case.noise == "truncated"
        tokens_in, cached, tokens_out = self.tokens(9120, 3808, 260)
        t.chat(self.model, "assess", *self.times["assess"], verifier, "vendor-verifier",
               [self.ask, asked(lookup[0], "lookup_vendor", lookup[1]), answered(lookup[0], lookup[2]),
                asked(history[0], "get_payment_history", history[1]), answered(history[0], history[2])],
               [text(assess_text(case, truncated))], (tokens_in, cached, 256 if truncated else tokens_out),
               finish="length" if truncated else "stop", prompt_name=case.prompt, max_tokens=256 if truncated else 4096)
        if not case.skips_sanctions:
            t.tool("check_sanctions", *self.times["sanctions"], verifier, "vendor-verifier", {"vendor_id": vendor["id"]},
                   {"vendor_id": vendor["id"], "result": "clear", "lists": ["EU", "OFAC", "UK"]})

    def look_up(self, verifier, arguments, call):
        case, t = self.case, self.t
        url = f"http://registry.legacy/legacy/search?q={case.vendor['id']}"
        begin, end = self.times["slow_lookup" if case.outage else "lookup"]
        if case.noise == "retry":
            t.tool("lookup_vendor", begin - 0.18, begin - 0.02, verifier, "vendor-verifier", arguments, None, "vendor-registry", url, 503,
                   error="503 Service Unavailable")
            t.log(begin, "Vendor lookup failed with 503, trying again", verifier, 13, **self.facts())
        found = [] if case.outage else [vendor_record(case.vendor, case.under_review)]
        answer = t.tool("lookup_vendor", begin, end, verifier, "vendor-verifier", arguments, found, "vendor-registry", url, call=call)
        t.log(end, f"Vendor lookup for {case.vendor['id']}: {len(found)} records, HTTP 200", verifier, **self.facts())
        return answer

    def payment_history(self, verifier):
        """The payments to the vendor's account; asked three times for nothing in the case "repeat"."""
        case, vendor = self.case, self.case.vendor
        payments = {"payments": 3 if case.famous else 3 + self.rng.randrange(20),
                    "last_paid": "2025-11-02" if case.famous else vendor["paid"], "largest": vendor["largest"]}
        if case.noise == "hidden-error":
            payments = {"error": "ledger timeout after 30 s", "payments": None}
        calls = 3 if case.noise == "repeat" else 1
        begin, step = self.times["history"][0], (self.times["history"][1] - self.times["history"][0]) / calls
        for i in range(calls):
            answer = self.t.tool("get_payment_history", begin + i * step, begin + (i + 0.9) * step, verifier, "vendor-verifier",
                                 {"creditor": vendor["creditor"]}, payments, "erp", f"http://erp.internal/payments?creditor={vendor['creditor']}")
        return answer

    def approve(self):
        case, t = self.case, self.t
        approver = t.agent("approver", *self.times["approver"], self.root)
        limit = t.tool("get_approval_limit", *self.times["limit"], approver, "approver", {"agent": "invoice-agent"},
                       {"limit_without_review": 25000, "policy": "POL-AP-014"})
        known = [self.ask, answered(self.read[0], self.read[2])]
        if not case.new: # release 1.5.0 hands neither the order nor a comparison to the approver
            compared = t.tool("compare_line_items", *self.times["compare"], self.root, "invoice-agent",
                              {"invoice_id": case.invoice, "po_id": case.po}, case.comparison())
            known += [answered(self.order[0], self.order[2]), answered(compared[0], compared[2])]
        known += [message("assistant", text(assess_text(case, False))), answered(limit[0], limit[2])]
        answer = {"decision": case.result, "confidence": case.confidence, "invoice": case.invoice, "reason": decide_text(case)}
        t.chat(self.model, "approve", *self.times["decide"], approver, "approver", known, [text(compact(answer))],
               self.tokens(19560, 8192, 840) if case.long else self.tokens(4210, 2048, 180), prompt_name=case.prompt)
        name, version = case.prompt.split("@")
        decided = t.add("make_decision", *self.times["decision"], approver, attrs={
            "decision.type": "invoice_approval", "decision.result": case.result, "decision.confidence": case.confidence,
            "invoice.id": case.invoice, "po.id": case.po, "vendor.id": case.vendor["id"], "vendor.name": case.vendor["name"],
            "invoice.amount": case.amount, "invoice.currency": "USD", "gen_ai.agent.name": "approver",
            "gen_ai.prompt.name": name, "gen_ai.prompt.version": version, **t.common})
        t.log(self.times["decision"][1], f"Decision for {case.invoice}: {case.result}", decided, decision=case.result,
              confidence=case.confidence, context__count=len(self.documents) if case.long else 0, **self.facts())
        self.act(approver)

    def act(self, approver):
        case = self.case
        if case.result == "approved":
            self.t.tool("post_payment", *self.times["act"], approver, "approver",
                        {"invoice_id": case.invoice, "creditor": case.vendor["creditor"], "amount": case.amount},
                        {"payment_id": f"PAY-{int(case.invoice[4:]) * 7}", "state": "scheduled"},
                        "erp", "http://erp.internal/payments", 201, "POST")
        elif case.result == "escalated":
            self.t.tool("request_review", *self.times["act"], approver, "approver",
                        {"invoice_id": case.invoice, "queue": "accounts-payable"}, {"ticket": f"AP-{int(case.invoice[4:]) % 10000}"})


def assistant_session(rng, index, start):
    """Story three: a free user's conversation with the assistant whose context grows with every question."""
    traces, context = [], 9000 + rng.randrange(6000)
    questions = 4 + rng.randrange(3)
    for turn in range(questions):
        t = Trace(rng, start, "1.5.0", "free", f"conv-free-{index:03d}", f"user-free-{index % 9}")
        root = t.agent("invoice-assistant", 0, 9.4)
        context = int(context * rng.uniform(1.35, 1.6))
        history = []
        for n in range(turn):
            history += [message("user", text(QUESTIONS[n])), message("assistant", text(assistant_answer(n)))]
        history.append(message("user", text(QUESTIONS[turn])))
        t.chat(SONNET, "assistant", 0.2, 9.2, root, "invoice-assistant", history,
               [text(assistant_answer(turn))],
               (context, 0, 600 + rng.randrange(500)), prompt_name="assistant@4")
        traces.append(t)
        start += datetime.timedelta(minutes=2, seconds=rng.randrange(90))
    return traces


def schedule(rng):
    """Start times: working hours of two weeks, and the forty decisions of the outage."""
    starts = []
    for day in range(15):
        date = FIRST_DAY + datetime.timedelta(days=day)
        if date.weekday() >= 5:
            continue
        for _ in range(23 if day < 14 else 16):
            moment = date + datetime.timedelta(hours=7, seconds=rng.randrange(10 * 3600))
            if day == 14 and moment >= OUTAGE[0] - datetime.timedelta(minutes=2):
                moment = date + datetime.timedelta(hours=7, seconds=rng.randrange(6 * 3600))
            starts.append(moment)
    span = (OUTAGE[1] - OUTAGE[0]).total_seconds()
    outage = [OUTAGE[0] + datetime.timedelta(seconds=20 + i * (span - 40) / 39 + rng.uniform(-12, 12)) for i in range(39)]
    after = [OUTAGE[1] + datetime.timedelta(seconds=60 + rng.randrange(5400)) for _ in range(14)]
    starts[-1] = ASKED_BEFORE
    return sorted(starts + outage + after)


def special_kinds(moments):
    """Which decisions are told by hand: two that release 1.4.2 caught, and the last good look-up of the famous vendor."""
    before = [i for i, moment in enumerate(moments) if moment < DEPLOYED]
    kinds = {before[len(before) // 3]: "differs", before[-12]: "differs"}
    kinds[moments.index(ASKED_BEFORE)] = "asked-before"
    return kinds


def everything():
    rng = random.Random(SEED)
    moments = schedule(rng)
    position = sum(m < FAMOUS for m in moments)
    numbers = 12345 - position
    kinds = special_kinds(moments)
    traces = []
    for i, moment in enumerate(moments):
        case = Case(random.Random(f"{SEED}/{i}"), numbers + i + (1 if i >= position else 0), moment, kinds.get(i))
        traces.append(Run(case).t)
    traces.append(Run(Case(random.Random(f"{SEED}/famous"), 12345, FAMOUS, "famous")).t)
    session = 0
    for day in range(9, 15):
        date = FIRST_DAY + datetime.timedelta(days=day)
        for _ in range(max(0, day - 8)):
            traces += assistant_session(random.Random(f"{SEED}/free/{session}"), session,
                                        date + datetime.timedelta(hours=8, seconds=rng.randrange(8 * 3600)))
            session += 1
    return sorted(traces, key=lambda t: t.start)


RESOURCES = {"invoice-agent": None, "erp": "5.2.0", "vendor-registry": "2.9.1", "policy-service": "1.1.3"}


def resource(service, version):
    return {"attributes": attributes({"service.name": service, "service.version": RESOURCES[service] or version,
                                      "deployment.environment.name": "prod-eu"})}


def grouped(items, version):
    groups = {}
    for service, item in items:
        groups.setdefault(service, []).append(item)
    return [(resource(service, version), {"name": "invoice-agent-telemetry", "version": "1.0.0"}, found) for service, found in groups.items()]


def point(moment, amount, attrs, **more):
    return {"timeUnixNano": str(moment), "attributes": attributes(attrs), **more, **amount}


def metrics(traces):
    """Token counters by day and model (their sums are those of the spans), and the registry's connection pool."""
    by_day = {}
    for t in traces:
        for model, start, tokens_in, tokens_out in t.usage:
            day = start - start % (86400 * 10**9)
            for kind, n in (("input", tokens_in), ("output", tokens_out)):
                if not n:
                    continue
                calls, total = by_day.get((day, model, kind), (0, 0))
                by_day[day, model, kind] = (calls + 1, total + n)
    usage = [point(day + 86399 * 10**9, {"sum": total, "count": str(calls)}, {"gen_ai.token.type": kind, "gen_ai.response.model": model},
                   startTimeUnixNano=str(day)) for (day, model, kind), (calls, total) in sorted(by_day.items())]
    begin = ns(datetime.datetime(2026, 3, 17, 12, 0, tzinfo=UTC))
    pool = []
    for minute in range(0, 240, 5):
        moment = begin + minute * 60 * 10**9
        down = ns(OUTAGE[0]) <= moment < ns(OUTAGE[1])
        pool.append(point(moment, {"asInt": str(50 if down else 11 + minute * 7 % 13)}, {"state": "used", "pool.name": "registry-db", "max": 50}))
    return [
        {"resource": resource("invoice-agent", "1.5.0"), "scopeMetrics": [{"scope": {"name": "invoice-agent-telemetry"}, "metrics": [
            {"name": "gen_ai.client.token.usage", "unit": "{token}", "histogram": {"aggregationTemporality": 1, "dataPoints": usage}}]}]},
        {"resource": resource("vendor-registry", None), "scopeMetrics": [{"scope": {"name": "registry"}, "metrics": [
            {"name": "db.client.connection.count", "unit": "{connection}", "gauge": {"dataPoints": pool}}]}]}]


def registry_logs():
    """What the registry itself wrote: no trace ids, so a link to the decisions is never more than inferred."""
    out = []
    for minute in range(0, 46, 3):
        moment = ns(OUTAGE[0]) + minute * 60 * 10**9
        out.append(("vendor-registry", {
            "timeUnixNano": str(moment), "severityNumber": 13, "severityText": "WARN",
            "body": {"stringValue": "connection pool registry-db exhausted (50 of 50 in use); search answers with an empty list"}}))
    return out


def main(path):
    traces = everything()
    with open(path, "w", encoding="utf-8") as out:
        write = lambda document: out.write(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n")
        for t in traces:
            write({"resourceSpans": [{"resource": r, "scopeSpans": [{"scope": s, "spans": spans}]} for r, s, spans in grouped(t.spans, t.version)]})
            if t.logs:
                write({"resourceLogs": [{"resource": r, "scopeLogs": [{"scope": s, "logRecords": logs}]} for r, s, logs in grouped(t.logs, t.version)]})
        write({"resourceLogs": [{"resource": r, "scopeLogs": [{"scope": s, "logRecords": logs}]} for r, s, logs in grouped(registry_logs(), None)]})
        write({"resourceMetrics": metrics(traces)})
    spans = sum(len(t.spans) for t in traces)
    digest = hashlib.sha256(open(path, "rb").read()).hexdigest()[:12]
    print(f"{len(traces)} traces, {spans} spans, {sum(len(t.logs) for t in traces)} logs, sha256 {digest}…")


if __name__ == "__main__":
    main(sys.argv[1]) if len(sys.argv) == 2 else sys.exit(__doc__)
