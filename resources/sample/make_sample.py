#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_sample.py OUT.jsonl: writes the sample investigation as OTLP JSON lines (README.md here says what is in it).

Deterministic: the same seed gives the same bytes. Standard library only. Afterwards: zstd -19 --rm OUT.jsonl
"""
import datetime, hashlib, json, random, sys
from stories import VENDORS, POLICIES, SYSTEM, assess_text, decide_text, plan_text

SEED = 20260317
UTC = datetime.timezone.utc
FIRST_DAY = datetime.datetime(2026, 3, 3, tzinfo=UTC)
DEPLOYED = datetime.datetime(2026, 3, 12, 9, 0, tzinfo=UTC)          # 1.4.2 -> 1.5.0, prompt @11 -> @12
OUTAGE = (datetime.datetime(2026, 3, 17, 13, 40, tzinfo=UTC), datetime.datetime(2026, 3, 17, 14, 26, tzinfo=UTC))
FAMOUS = datetime.datetime(2026, 3, 17, 14, 2, 13, 480000, tzinfo=UTC)
GPT = ("openai", "gpt-4o", "gpt-4o-2024-08-06", "api.openai.com")
SONNET = ("anthropic", "claude-sonnet-4-5", "claude-sonnet-4-5-20250929", "api.anthropic.com")
MS = 1_000_000

# Seconds after the start of a run, at its normal pace: (begin, end).
DEEP = {"total": 48.62, "verifier": (8.5, 25.1), "history": (10.15, 11.03), "lookup": (11.1, 11.42), "slow_lookup": (11.1, 14.86),
        "assess": (15.0, 23.4), "sanctions": (23.7, 24.88), "approver": (27.1, 48.42), "limit": (27.2, 27.74), "decide": (28.0, 47.3),
        "decision": (47.5, 48.37)}
SHORT = {"total": 17.4, "verifier": (8.5, 13.0), "history": (8.7, 9.1), "lookup": (9.3, 9.62), "slow_lookup": (9.3, 9.62),
         "assess": (9.7, 12.2), "sanctions": (12.3, 12.85), "approver": (13.2, 17.2), "limit": (13.3, 13.5), "decide": (13.6, 16.4),
         "decision": (16.6, 17.0)}


def ns(moment):
    return int((moment - datetime.datetime(1970, 1, 1, tzinfo=UTC)) / datetime.timedelta(microseconds=1)) * 1000


def value(v):
    if isinstance(v, bool):
        return {"boolValue": v}
    if isinstance(v, int):
        return {"intValue": str(v)}
    if isinstance(v, float):
        return {"doubleValue": v}
    if isinstance(v, list):
        return {"arrayValue": {"values": [value(x) for x in v]}}
    return {"stringValue": v}


def attributes(d):
    return [{"key": k, "value": value(v)} for k, v in d.items() if v is not None]


def compact(v):
    return json.dumps(v, ensure_ascii=False, separators=(", ", ": "))


def message(role, *parts):
    return {"role": role, "parts": list(parts)}


def text(content):
    return {"type": "text", "content": content}


class Trace:
    """Spans of one trace, added with times in seconds after its start."""

    def __init__(self, rng, start, version, tier, session, user):
        self.rng, self.start, self.version = rng, ns(start), version
        self.trace_id = "%032x" % rng.getrandbits(128)
        self.common = {"gen_ai.conversation.id": session, "user.id": user, "user.tier": tier}
        self.spans, self.logs, self.usage = [], [], []

    def add(self, name, begin, end, parent=None, kind=1, service="invoice-agent", attrs=None, error=None):
        span = {"traceId": self.trace_id, "spanId": "%016x" % self.rng.getrandbits(64), "name": name, "kind": kind,
                "startTimeUnixNano": str(self.start + int(begin * 1000) * MS + self.rng.randrange(MS)),
                "endTimeUnixNano": str(self.start + int(end * 1000) * MS + self.rng.randrange(MS)),
                "attributes": attributes(attrs or {})}
        if parent:
            span["parentSpanId"] = parent["spanId"]
        if error:
            span["status"] = {"code": 2, "message": error}
            span["events"] = [{"timeUnixNano": span["endTimeUnixNano"], "name": "exception",
                               "attributes": attributes({"exception.type": "UpstreamError", "exception.message": error})}]
        self.spans.append((service, span))
        return span

    def log(self, at, body, span, severity=9, service="invoice-agent", **attrs):
        self.logs.append((service, {
            "timeUnixNano": str(self.start + int(at * 1000) * MS), "severityNumber": severity,
            "severityText": {9: "INFO", 13: "WARN", 17: "ERROR"}[severity], "body": {"stringValue": body},
            "attributes": attributes({k.replace("__", "."): v for k, v in attrs.items()}),
            "traceId": self.trace_id, "spanId": span["spanId"]}))

    def agent(self, name, begin, end, parent=None):
        return self.add("invoke_agent " + name, begin, end, parent, attrs={
            "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": name, "gen_ai.agent.version": self.version, **self.common})

    def chat(self, model, what, begin, end, parent, agent, prompt, said, tokens, finish="stop", prompt_name=None, max_tokens=4096):
        provider, request, response, host = model
        tokens_in, cached, tokens_out = tokens
        self.usage.append((response, self.start, tokens_in, tokens_out))
        span = self.add(f"chat {request}", begin, end, parent, kind=3, attrs={
            "gen_ai.operation.name": "chat", "gen_ai.provider.name": provider, "gen_ai.request.model": request,
            "gen_ai.response.model": response, "gen_ai.agent.name": agent, "server.address": host, "server.port": 443,
            "gen_ai.response.id": "resp_%012x" % self.rng.getrandbits(48), "gen_ai.request.max_tokens": max_tokens,
            "gen_ai.request.temperature": 0.2, "gen_ai.usage.input_tokens": tokens_in,
            "gen_ai.usage.cache_read.input_tokens": cached, "gen_ai.usage.output_tokens": tokens_out,
            "gen_ai.response.finish_reasons": [finish], "gen_ai.prompt.name": prompt_name and prompt_name.split("@")[0],
            "gen_ai.prompt.version": prompt_name and prompt_name.split("@")[1],
            "gen_ai.system_instructions": compact([text(SYSTEM[what])]), "gen_ai.input.messages": compact(prompt),
            "gen_ai.output.messages": compact([dict(message("assistant", *said), finish_reason=finish)]), **self.common})
        return span

    def call_id(self):
        return "call_%010x" % self.rng.getrandbits(40)

    def tool(self, name, begin, end, parent, agent, arguments, result, service=None, url=None, status=200, error=None, call=None):
        call = call or self.call_id()
        span = self.add("execute_tool " + name, begin, end, parent, attrs={
            "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": name, "gen_ai.tool.type": "function",
            "gen_ai.tool.call.id": call, "gen_ai.agent.name": agent, "gen_ai.tool.call.arguments": compact(arguments),
            "gen_ai.tool.call.result": None if error else compact(result), **self.common}, error=error)
        if service:
            body = 0 if error else len(compact(result))
            self.add("GET", begin + 0.05, end - 0.05, span, kind=3, service=service, error=error, attrs={
                "http.request.method": "GET", "url.full": url, "server.address": url.split("/")[2],
                "http.response.status_code": status, "http.response.body.size": body})
        return call, arguments, result


def asked(call, name, arguments):
    return message("assistant", {"type": "tool_call", "id": call, "name": name, "arguments": arguments})


def answered(call, result):
    return message("tool", {"type": "tool_call_response", "id": call, "response": result})


class Case:
    """One invoice and what becomes of it."""

    def __init__(self, rng, number, start, famous=False):
        self.rng, self.start, self.famous = rng, start, famous
        self.invoice, self.vendor = f"INV-{number}", VENDORS[0] if famous else rng.choice(VENDORS)
        self.po = "PO-7731" if famous else f"PO-{7000 + rng.randrange(9000)}"
        sku, price = (("OFFICE-SET", 50.0) if famous else rng.choice(self.vendor["goods"]))
        self.sku, self.price = sku, price
        self.quantity = 1000 if famous else rng.choice((4, 8, 12, 20, 25, 40, 60, 120, 150, 240, 300))
        self.ordered = 100 if famous else self.quantity
        self.amount = round(self.quantity * price, 2)
        self.outage = OUTAGE[0] <= start < OUTAGE[1]
        self.new = start >= DEPLOYED
        self.version, self.prompt = ("1.5.0", "approve-invoice@12") if self.new else ("1.4.2", "approve-invoice@11")
        self.long = famous or self.outage or self.amount >= 9000
        self.skips_sanctions = self.new and (famous is False) and rng.random() < 0.42
        roll = rng.random()
        self.result = "approved" if famous or self.outage or roll < 0.80 else "escalated" if roll < 0.92 else "rejected"
        self.confidence = 0.93 if famous else {"approved": rng.uniform(0.86, 0.98), "escalated": rng.uniform(0.46, 0.62),
                                               "rejected": rng.uniform(0.80, 0.92)}[self.result]
        self.confidence = round(self.confidence, 2)
        self.tier = rng.choices(("enterprise", "pro", "free"), (58, 30, 12))[0]
        if famous:
            self.tier = "enterprise"
        self.noise = None if famous or self.outage else rng.choices((None, "retry", "hidden-error", "truncated", "repeat"),
                                                                    (100, 4, 2, 2, 2))[0]

    def record(self):
        return {"vendor_id": self.vendor["id"], "name": self.vendor["name"], "status": "active", "registered": self.vendor["since"]}

    def invoice_text(self):
        return {"invoice_id": self.invoice, "po_id": self.po, "vendor_id": self.vendor["id"], "currency": "USD",
                "lines": [{"sku": self.sku, "quantity": self.quantity, "unit_price": self.price}], "amount": self.amount}

    def order_text(self):
        return {"po_id": self.po, "vendor_id": self.vendor["id"], "currency": "USD", "approved_by": "j.keller",
                "lines": [{"sku": self.sku, "quantity": self.ordered, "unit_price": self.price}],
                "amount": round(self.ordered * self.price, 2)}


def build(case):
    """The whole run of the invoice agent over one invoice, as in docs/tour.md."""
    rng, user = case.rng, f"user-{case.rng.randrange(40):02d}"
    t = Trace(rng, case.start, case.version, case.tier, "conv-" + case.invoice[4:], user)
    if case.famous:
        t.trace_id = "7f3c9a2e41d04b6f8a1c5d2e9b307f64"
    pace = 1.0 if case.famous else rng.uniform(0.72, 1.18)
    at = lambda seconds: seconds * pace
    deep = case.long
    times = {k: v * pace if k == "total" else (v[0] * pace, v[1] * pace) for k, v in (DEEP if deep else SHORT).items()}
    root = t.agent("invoice-agent", 0, times["total"])
    ask = message("user", text(f"Invoice {case.invoice} from vendor {case.vendor['id']}, {case.quantity:,} units, "
                               f"${case.amount:,.2f}, refers to {case.po}. May it be paid?"))
    scale = rng.uniform(0.85, 1.2) if not case.famous else 1.0
    count = lambda n: int(n * scale)

    t.chat(GPT, "plan", at(0.3), at(2.24), root, "invoice-agent", [ask], [text(plan_text(case))], (count(2890), 1024, count(210)))
    extractor = t.agent("extractor", at(2.5), at(8.2), root)
    read = t.tool("read_invoice", at(2.6), at(4.05), extractor, "extractor", {"invoice_id": case.invoice}, case.invoice_text(),
                  "erp", f"https://erp.internal/invoices/{case.invoice}")
    t.chat(GPT, "extract", at(4.2), at(7.1), extractor, "extractor",
           [ask, asked(read[0], "read_invoice", read[1]), answered(read[0], read[2])],
           [text(compact({"invoice": case.invoice, "order": case.po, "vendor": case.vendor["id"]}))], (count(6980), 2048, count(320)))
    order = t.tool("get_purchase_order", at(7.4), at(8.0), extractor, "extractor", {"po_id": case.po}, case.order_text(),
                   "erp", f"https://erp.internal/orders/{case.po}")

    documents = rng.sample(POLICIES, 3)
    if deep:
        checker = t.agent("policy-checker", at(8.5), at(16.4), root)
        search = t.add("retrieval policies", at(8.7), at(10.12), checker, kind=3, attrs={
            "gen_ai.operation.name": "retrieval", "gen_ai.data_source.id": "policies", "gen_ai.agent.name": "policy-checker",
            "gen_ai.retrieval.query.text": f"approval threshold for invoices of ${case.amount:,.0f}", "gen_ai.retrieval.documents": compact(
                [{"id": d["id"], "score": round(0.93 - 0.07 * i - rng.random() * 0.03, 4), "content": d["text"]} for i, d in enumerate(documents)]),
            **t.common})
        t.add("embeddings text-embedding-3-small", at(8.75), at(8.98), search, kind=3, attrs={
            "gen_ai.operation.name": "embeddings", "gen_ai.provider.name": "openai", "gen_ai.request.model": "text-embedding-3-small",
            "gen_ai.response.model": "text-embedding-3-small", "gen_ai.usage.input_tokens": 14, "gen_ai.agent.name": "policy-checker", **t.common})
        t.add("POST", at(9.0), at(10.05), search, kind=3, service="policy-service", attrs={
            "http.request.method": "POST", "url.full": "https://policy.internal/search", "server.address": "policy.internal",
            "http.response.status_code": 200})
        t.chat(GPT, "policy", at(10.3), at(16.1), checker, "policy-checker",
               [ask, message("user", text("Policies:\n" + "\n".join(f"[{d['id']}] {d['text']}" for d in documents)))],
               [text(f"{documents[0]['id']} applies. {documents[0]['short']}")], (count(7720), 4096, count(280)))

    model = SONNET if deep else GPT
    verifier = t.agent("vendor-verifier", *times["verifier"], root)
    history_call, lookup_call = t.call_id(), t.call_id()
    if deep:
        t.chat(SONNET, "verify", at(8.6), at(10.1), verifier, "vendor-verifier", [ask],
               [{"type": "tool_call", "id": history_call, "name": "get_payment_history", "arguments": {"vendor_id": case.vendor["id"]}},
                {"type": "tool_call", "id": lookup_call, "name": "lookup_vendor", "arguments": {"id": case.vendor["id"]}}],
               (count(5290), 1904, count(96)), finish="tool_calls", prompt_name=case.prompt)
    payments = {"payments": 3 + rng.randrange(20), "last_paid": "2025-11-02" if case.famous else case.vendor["paid"],
                "largest": case.vendor["largest"]}
    if case.noise == "hidden-error":
        payments = {"error": "ledger timeout after 30 s", "payments": None}
    calls = 3 if case.noise == "repeat" else 1
    begin, step = times["history"][0], (times["history"][1] - times["history"][0]) / calls
    for i in range(calls):
        history = t.tool("get_payment_history", begin + i * step, begin + (i + 0.9) * step, verifier, "vendor-verifier",
                         {"vendor_id": case.vendor["id"]}, payments, "erp", f"https://erp.internal/payments?vendor={case.vendor['id']}",
                         call=history_call if i == 0 else None)
    found = [] if case.outage else [case.record()]
    url = f"http://registry.legacy/search?q={case.vendor['id']}"
    looked = times["slow_lookup" if case.outage else "lookup"]
    if case.noise == "retry":
        t.tool("lookup_vendor", looked[0] - 0.18, looked[0] - 0.02, verifier, "vendor-verifier", {"id": case.vendor["id"]}, None,
               "vendor-registry", url, 503, error="503 Service Unavailable")
    lookup = t.tool("lookup_vendor", *looked, verifier, "vendor-verifier", {"id": case.vendor["id"]}, found, "vendor-registry", url,
                    call=lookup_call)
    truncated = case.noise == "truncated"
    t.chat(model, "assess", *times["assess"], verifier, "vendor-verifier",
           [ask, asked(history[0], "get_payment_history", history[1]), answered(history[0], history[2]),
            asked(lookup[0], "lookup_vendor", lookup[1]), answered(lookup[0], lookup[2])],
           [text(assess_text(case, truncated))], (count(9120), 3808, 256 if truncated else count(260)),
           finish="length" if truncated else "stop", prompt_name=case.prompt, max_tokens=256 if truncated else 4096)
    if not case.skips_sanctions:
        t.tool("check_sanctions", *times["sanctions"], verifier, "vendor-verifier", {"vendor_id": case.vendor["id"]},
               {"status": "clear", "lists": ["EU", "OFAC", "UK"]})

    approver = t.agent("approver", *times["approver"], root)
    limit = t.tool("get_approval_limit", *times["limit"], approver, "approver", {"agent": "invoice-agent"},
                   {"limit_without_review": 25000 if not case.new else 60000, "policy": documents[0]["id"]})
    # From 1.5.0 on the order is no longer handed to the approver: nothing compares it with the invoice.
    order_shown = [] if case.new else [answered(order[0], order[2])]
    known = [ask, answered(read[0], read[2]), *order_shown, message("assistant", text(assess_text(case, False))), answered(limit[0], limit[2])]
    answer = {"decision": case.result, "confidence": case.confidence, "invoice": case.invoice, "reason": decide_text(case)}
    t.chat(model, "approve", *times["decide"], approver, "approver", known, [text(compact(answer))],
           (count(19560), 8192, count(840)) if deep else (count(4210), 2048, count(180)), prompt_name=case.prompt)
    decided = t.add("make_decision", *times["decision"], approver, attrs={
        "decision.type": "invoice_approval", "decision.result": case.result, "decision.confidence": case.confidence,
        "invoice.id": case.invoice, "po.id": case.po, "vendor.id": case.vendor["id"], "vendor.name": case.vendor["name"],
        "invoice.amount": case.amount, "invoice.currency": "USD", "gen_ai.agent.name": "approver",
        "gen_ai.prompt.name": "approve-invoice", "gen_ai.prompt.version": case.prompt.split("@")[1], **t.common})

    facts = {"invoice__id": case.invoice}
    t.log(0.02, f"Invoice {case.invoice} received", root, **facts)
    if case.noise == "retry":
        t.log(looked[0], "Vendor lookup failed with 503, trying again", verifier, 13, **facts)
    t.log(looked[1], f"Vendor lookup for {case.vendor['id']}: {len(found)} records, HTTP 200", verifier, **facts)
    t.log(times["decision"][1], f"Decision for {case.invoice}: {case.result}", decided, decision=case.result, confidence=case.confidence,
          context__count=len(documents) if deep else 0, **facts)
    return t


def assistant_session(rng, index, start):
    """Story three: a free user's conversation with the assistant whose context grows with every question."""
    traces, context = [], 9000 + rng.randrange(6000)
    questions = 4 + rng.randrange(3)
    for turn in range(questions):
        t = Trace(rng, start, "1.5.0", "free", f"conv-free-{index:03d}", f"user-free-{index % 9}")
        root = t.agent("invoice-assistant", 0, 9.4)
        context = int(context * rng.uniform(1.35, 1.6))
        history = [message("user", text(f"Question {n + 1} about my open invoices")) for n in range(turn + 1)]
        t.chat(SONNET, "assistant", 0.2, 9.2, root, "invoice-assistant", history,
               [text("Here is the state of your open invoices, with the full list again for convenience.")],
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
    return sorted(starts + outage + after)


def everything():
    rng = random.Random(SEED)
    moments = schedule(rng)
    position = sum(m < FAMOUS for m in moments)
    numbers = 12345 - position
    traces = []
    for i, moment in enumerate(moments):
        traces.append(build(Case(random.Random(f"{SEED}/{i}"), numbers + i + (1 if i >= position else 0), moment)))
    traces.append(build(Case(random.Random(f"{SEED}/famous"), 12345, FAMOUS, famous=True)))
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
