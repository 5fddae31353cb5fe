#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the hostile corpus, one case a line: NAME <tab> RECIPE <tab> VERDICT.

The verdicts follow from the OTLP and protobuf rules that stand beside them here, not from what the program does.
README.md describes recipes and verdicts. Run it in this folder after a change; the .txt files are kept in git.
"""
import json

TRACE = "5b8efff798038103d269b633813fc60c"
SPAN = "eee19b7ec3c1b174"
START, END = 1700000000000000000, 1700000000500000000


def write(name, cases):
    with open(name, "w", encoding="ascii", newline="\n") as out:
        seen = set()
        for title, recipe, verdict in cases:
            assert title not in seen, title
            assert "\t" not in recipe + verdict + title and "\n" not in recipe
            seen.add(title)
            out.write(f"{title}\t{recipe}\t{verdict}\n")
    print(name, len(seen))


# --- H1, OTLP protobuf. A recipe is the wire, field by field; see README.md.

def span(n, **changed):
    """A good span; `changed` replaces fields by their recipe ("" leaves one out), `more` is appended."""
    fields = {"trace_id": f"1=x{TRACE}", "span_id": f"2=x{n:016x}", "name": '5="ok"', "start": f"7=@{START}", "end": f"8=@{END}"}
    more = changed.pop("more", "")
    fields.update(changed)
    return "2{" + " ".join(f for f in list(fields.values()) + [more] if f) + "}"


def traces(*spans):
    return '1{1{1{1="service.name" 2{1="hostile"}}} 2{1{1="corpus"} ' + " ".join(spans) + "}}"


def between(mutated):
    """The mutated span between two good ones: whatever it is, those are kept."""
    return traces(span(1), mutated, span(3))


SPAN_FIELDS = [(1, "trace_id", "bytes"), (2, "span_id", "bytes"), (3, "trace_state", "bytes"), (4, "parent_span_id", "bytes"), (5, "name", "bytes"),
               (6, "kind", "varint"), (7, "start", "fixed64"), (8, "end", "fixed64"), (9, "attributes", "bytes"), (10, "dropped_attributes", "varint"),
               (11, "events", "bytes"), (12, "dropped_events", "varint"), (13, "links", "bytes"), (14, "dropped_links", "varint"),
               (15, "status", "bytes"), (16, "flags", "fixed32")]

VALUES = {"varint": "{n}=#1", "fixed64": "{n}=@1", "bytes": '{n}=""', "fixed32": "{n}=%1"}
EMPTY = {"varint": "{n}=#0", "fixed64": "{n}=@0", "bytes": '{n}=""', "fixed32": "{n}=%0"}
MAX = {"varint": "{n}=#18446744073709551615", "fixed64": "{n}=@18446744073709551615", "bytes": "{n}=\"" + "x" * 300 + "\"", "fixed32": "{n}=%4294967295"}
SINS = {"lone continuation": "80", "lone lead": "C3", "cut lead": "E282", "overlong slash": "C0AF", "overlong nul": "C080", "overlong 3": "E08080",
        "overlong 4": "F0808080", "surrogate": "EDA080", "surrogate pair": "EDA080EDB080", "beyond": "F4908080", "five bytes": "F888808080",
        "six bytes": "FC8480808080", "fe": "FE", "ff": "FF", "latin 1": "67FC6E", "utf-16 mark": "FFFE6100"}


def without(name, replacement=""):
    return {name if name in ("trace_id", "span_id", "name", "start", "end") else "more": replacement}


def h1():
    bad_id = {"trace_id": "invalid-trace-id", "span_id": "invalid-span-id"}
    for n, name, kind in SPAN_FIELDS:
        flagged = f" flag={bad_id[name]}" if name in bad_id else ""
        required = name in ("trace_id", "span_id", "name", "start", "end")
        if required:
            yield f"span {name} absent", between(span(2, **without(name))), "200 kept=3" + flagged
        empty_flag = flagged if name in bad_id else " flag=invalid-link-id" if name == "links" else ""
        yield f"span {name} empty", between(span(2, **without(name, EMPTY[kind].format(n=n)))), "200 kept=3" + empty_flag
        recipe = MAX[kind].format(n=n)
        verdict = "200 kept=3"
        if name in bad_id:
            verdict += flagged
        elif name == "parent_span_id":
            verdict += " flag=invalid-parent-id"
        elif kind == "fixed64":
            verdict += " flag=time-out-of-range"
        elif name in ("attributes", "events", "links", "status"):
            verdict = "200 kept=2 rejected=1"
            recipe = f'{n}=xFFFFFFFFFFFFFFFFFFFF'  # a tag that never ends
        yield f"span {name} greatest", between(span(2, **without(name, recipe))), verdict
        for wrong in VALUES:
            if wrong == kind:
                continue
            # A field of another wire type is an unknown field.
            yield f"span {name} as {wrong}", between(span(2, **without(name, VALUES[wrong].format(n=n)))), "200 kept=3" + flagged
        once = VALUES[kind].format(n=n)
        good = {"trace_id": f"1=x{TRACE}", "span_id": "2=x0000000000000002", "links": f"13{{1=x{TRACE} 2=x{SPAN}}}", "parent_span_id": f"4=x{SPAN}"}.get(name, once)
        yield f"span {name} twice", between(span(2, **without(name, good + " " + good))), "200 kept=3"
        for group, end in (("group", f"{n}<{n}>"), ("group end", f"{n}>")):
            yield f"span {name} as {group}", between(span(2, more=end)), "200 kept=2 rejected=1 reason=wire"
    yield from h1_unknown()
    yield from h1_truncated()
    yield from h1_ids()
    yield from h1_texts()
    yield from h1_varints()
    yield from h1_lengths()
    yield from h1_values()
    yield from h1_signals()


def h1_unknown():
    for number in (17, 100, 1000, 18999, 20000, 536870911):
        for kind, value in VALUES.items():
            yield f"unknown field {number} {kind}", between(span(2, more=value.format(n=number))), "200 kept=3"
    for where, make in (("request", lambda f: f + " " + traces(span(1))), ("resource spans", lambda f: traces(span(1))[:-1] + f + "}"),
                        ("resource", lambda f: f'1{{1{{{f}}} 2{{{span(1)}}}}}'), ("scope", lambda f: f'1{{2{{1{{{f}}} {span(1)}}}}}')):
        for kind, value in VALUES.items():
            yield f"unknown field 777 {kind} in {where}", make(value.format(n=777)), "200 kept=1"
    yield "field number 0", between(span(2, more="~00~01")), "200 kept=2 rejected=1"
    yield "field number 0 at the top", traces(span(1)) + " ~00~01", "400"
    yield "field number 19000", between(span(2, more="~C2A30900")), "200 kept=2 rejected=1"  # reserved by protobuf itself
    for wire_type in (6, 7):
        yield f"wire type {wire_type}", between(span(2, more=f"~{(5 << 3) | wire_type:02X}")), "200 kept=2 rejected=1"
        yield f"wire type {wire_type} at the top", f"~{(1 << 3) | wire_type:02X}", "400"


def h1_truncated():
    """Cut after every byte: only between two top-level elements and before the first is the rest a message."""
    one = bytes_of(traces(span(1, more='9{1="k" 2{1="v"}} 11{1=@5 2="event"} 13{1=x' + TRACE + " 2=x" + SPAN + "} 15{2=\"message\" 3=#2}")))
    two = one + bytes_of(traces(span(2)))
    for cut in range(len(two)):
        kept = {0: 0, len(one): 1}.get(cut)
        yield f"cut at byte {cut:03}", "~" + two[:cut].hex().upper() if cut else "", "400" if kept is None else f"200 kept={kept}"


def h1_ids():
    for length in range(34):
        value = "ab" * length
        flag = lambda good, code: "" if length == good else f" flag={code}"
        yield f"trace id of {length} bytes", between(span(2, trace_id=f"1=x{value}")), "200 kept=3" + flag(16, "invalid-trace-id")
        yield f"span id of {length} bytes", between(span(2, span_id=f"2=x{value}")), "200 kept=3" + flag(8, "invalid-span-id")
        yield f"parent id of {length} bytes", between(span(2, more=f"4=x{value}")), "200 kept=3" + ("" if length == 0 else flag(8, "invalid-parent-id"))
    yield "trace id of zeros", between(span(2, trace_id="1=x" + "00" * 16)), "200 kept=3 flag=invalid-trace-id"
    yield "span id of zeros", between(span(2, span_id="2=x" + "00" * 8)), "200 kept=3 flag=invalid-span-id"
    yield "parent id of zeros", between(span(2, more="4=x" + "00" * 8)), "200 kept=3"
    yield "its own parent", between(span(2, more="4=x" + f"{2:016x}")), "200 kept=3"
    yield "same ids, other content", traces(span(1), span(1, name='5="other"'), span(1, name='5="third"')), "200 kept=3"


def h1_texts():
    for sin, value in SINS.items():
        yield f"name {sin}", between(span(2, name=f"5=x{value}")), "200 kept=3 flag=invalid-utf8"
        yield f"attribute value {sin}", between(span(2, more=f'9{{1="k" 2{{1=x{value}}}}}')), "200 kept=3 flag=invalid-utf8"
        yield f"attribute key {sin}", between(span(2, more=f'9{{1=x{value} 2{{1="v"}}}}')), "200 kept=3 flag=invalid-utf8"
        yield f"event name {sin}", between(span(2, more=f"11{{2=x{value}}}")), "200 kept=3 flag=invalid-utf8"
        yield f"status message {sin}", between(span(2, more=f"15{{2=x{value}}}")), "200 kept=3 flag=invalid-utf8"
        yield f"resource value {sin}", f'1{{1{{1{{1="k" 2{{1=x{value}}}}}}} 2{{{span(1)}}}}}', "200 kept=1 flag=invalid-utf8"
        yield f"bytes value {sin}", between(span(2, more=f'9{{1="k" 2{{7=x{value}}}}}')), "200 kept=3"
    for title, value in (("nul", "00"), ("escape", "1B5B324A"), ("right to left", "E280AE"), ("noncharacter", "EFBFBE"), ("tag characters", "F3A08181"),
                         ("line ends", "0D0A"), ("byte order mark", "EFBBBF")):
        yield f"name {title}", between(span(2, name=f"5=x{value}")), "200 kept=3"


def h1_varints():
    yield "padded varint", between(span(2, more="6=~82808080808080808000")), "200 kept=3"
    yield "varint of eleven bytes", between(span(2, more="6=~8280808080808080808000")), "200 kept=2 rejected=1"
    yield "varint without end", between(span(2, more="~30FFFFFFFFFFFFFFFFFFFF")), "200 kept=2 rejected=1"
    yield "padded tag", between(span(2, more="~B08080800001")), "200 kept=3"
    yield "padded length", between(span(2, more="~AA808000~808000")), "200 kept=3"
    for value in (6, 127, 128, 2**31 - 1, 2**31, 2**32, 2**63, 2**64 - 1):
        yield f"kind {value}", between(span(2, more=f"6=#{value}")), "200 kept=3"
        yield f"status code {value}", between(span(2, more=f"15{{3=#{value}}}")), "200 kept=3"
        yield f"dropped attributes {value}", between(span(2, more=f"10=#{value}")), "200 kept=3"
    for value in (0, 1, 2**63 - 1, 2**63, 2**64 - 1):
        flag = " flag=time-out-of-range" if value >= 2**63 else ""
        yield f"start {value}", between(span(2, start=f"7=@{value}")), "200 kept=3" + flag
        yield f"end {value}", between(span(2, end=f"8=@{value}")), "200 kept=3" + flag
        yield f"event time {value}", between(span(2, more=f"11{{1=@{value}}}")), "200 kept=3" + flag


def h1_lengths():
    """A length that reaches beyond what is around it: only that element is lost."""
    yield "request element beyond the end", "L(1,1000000)", "400"
    yield "request element of 2^63 bytes", "~0AFFFFFFFFFFFFFFFF7F", "400"
    yield "request element of 2^32 bytes", "~0A8080808010", "200 kept=0"  # a length counts modulo 2^32, as no message reaches it
    yield "scope beyond its resource", '1{L(2,100)} ' + traces(span(1)), "200 kept=1 rejected=1"
    yield "span beyond its scope", '1{2{L(2,100)}} ' + traces(span(1)), "200 kept=1 rejected=1"
    for field in (1, 2, 3, 4, 5, 9, 11, 13, 15):
        yield f"span field {field} beyond its span", between("2{" + f"L({field},100)" + "}"), "200 kept=2 rejected=1"
    yield "attribute key beyond its attribute", between(span(2, more='9{L(1,100)}')), "200 kept=2 rejected=1"
    yield "value beyond its attribute", between(span(2, more='9{1="k" L(2,100)}')), "200 kept=2 rejected=1"
    yield "resource attributes beyond the resource", "1{1{L(1,100)} 2{" + span(1) + "}} " + traces(span(2)), "200 kept=1 rejected=1"
    yield "span that is text", between('2="GET /index.html"'), "200 kept=2 rejected=1"
    yield "empty span", between("2{}"), "200 kept=3 flag=invalid-trace-id"
    yield "empty scope", "1{2{}} " + traces(span(1)), "200 kept=1"
    yield "empty resource", "1{} " + traces(span(1)), "200 kept=1"
    yield "resource in two parts", f'1{{1{{1{{1="a" 2{{1="1"}}}}}} 1{{1{{1="b" 2{{1="2"}}}}}} 2{{{span(1)}}}}}', "200 kept=1"
    yield "text that is no protobuf", '~48656C6C6F20776F726C64', "400"
    yield "JSON as protobuf", "~" + b'{"resourceSpans":[]}'.hex(), "400"


def h1_values():
    def nested(depth, pairs):
        return f"nest({depth},{'kv' if pairs else 'array'})"
    for depth in (1, 31, 47, 100, 255, 256, 257, 1000, 10000, 100000):
        for pairs in (True, False):
            flag = " flag=value-too-deep" if depth > 256 else ""
            yield f"{depth} {'maps' if pairs else 'arrays'} deep", between(span(2, more=f'9{{1="k" 2{{{nested(depth, pairs)}}}}}')), "200 kept=3" + flag
    yield "value of no kind", between(span(2, more='9{1="k" 2{}}')), "200 kept=3"
    yield "value missing", between(span(2, more='9{1="k"}')), "200 kept=3"
    yield "key missing", between(span(2, more='9{2{1="v"}}')), "200 kept=3"
    yield "value of two kinds", between(span(2, more='9{1="k" 2{1="v" 3=#1}}')), "200 kept=3"
    yield "the same key a thousand times", between(span(2, more='*1000(9{1="k" 2{1="v"}})')), "200 kept=3"
    for title, bits in (("NaN", 0x7FF8000000000000), ("signalling NaN", 0x7FF0000000000001), ("infinity", 0x7FF0000000000000), ("-0", 0x8000000000000000),
                        ("denormal", 1)):
        yield f"double {title}", between(span(2, more=f'9{{1="k" 2{{4=@{bits}}}}}')), "200 kept=3"
    for value in (0, 2**63 - 1, 2**63, 2**64 - 1):
        yield f"int {value}", between(span(2, more=f'9{{1="k" 2{{3=#{value}}}}}')), "200 kept=3"
    yield "strindex of profiles", between(span(2, more='9{1="k" 2{8=#5} 3=#7}')), "200 kept=3"
    yield "array that lies", between(span(2, more='9{1="k" 2{5{L(1,50)}}}')), "200 kept=2 rejected=1"
    yield "ten thousand events", between(span(2, more='*10000(11{1=@5 2="e"})')), "200 kept=3"
    yield "ten thousand empty spans", traces("*10000(2{})"), "200 kept=10000 flag=invalid-trace-id"
    yield "twenty thousand empty spans", traces("*20000(2{})"), "413"
    yield "twenty thousand spans with ids", traces("*20000(2{1=x" + TRACE + " 2=x" + SPAN + "})"), "200 kept=20000"
    yield "half a million spans and one", traces("*500001(2{})"), "413"
    yield "half a million points and one", 'metrics: 1{2{2{1="m" 5{*500001(1{})}}}}', "413"
    yield "a span with half a million attributes and one", between(span(2, more='*500001(9{})')), "200 kept=2 rejected=1"
    yield "a span with half a million events and one", between(span(2, more='*500001(11{})')), "200 kept=2 rejected=1"
    yield "a span with half a million attributes", between(span(2, more='*500000(9{1="k" 2{1="v"}})')), "200 kept=3"
    yield "a span with half a million events", between(span(2, more='*500000(11{1=@5 2="e"})')), "200 kept=3"
    yield "a thousand empty scopes", "1{*1000(2{})} " + traces(span(1)), "200 kept=1"


def h1_signals():
    log = f'1{{2{{1{{1="corpus"}} 2{{1=@{START} 5{{1="ok"}}}} 2{{%s}} 2{{1=@{END} 5{{1="ok"}}}}}}}}'
    for title, record, verdict in (
            ("empty", "", "200 kept=3"), ("time greatest", "1=@18446744073709551615", "200 kept=3 flag=time-out-of-range"),
            ("severity greatest", "2=#18446744073709551615", "200 kept=3"), ("severity 25", "2=#25", "200 kept=3"),
            ("severity as text", '2="WARN"', "200 kept=3"), ("body as text", '5="no message"', "200 kept=2 rejected=1"),
            ("body empty", "5{}", "200 kept=3"), ("body deep", "5{nest(300,array)}", "200 kept=3 flag=value-too-deep"),
            ("trace id short", "9=x0102", "200 kept=3 flag=invalid-trace-id"), ("trace id empty", '9=""', "200 kept=3"),
            ("span id short", f"9=x{TRACE} 10=x01", "200 kept=3 flag=invalid-span-id"), ("event name sin", "12=xFF", "200 kept=3 flag=invalid-utf8"),
            ("severity text sin", "3=xC0AF", "200 kept=3 flag=invalid-utf8"), ("group", "2<2>", "200 kept=2 rejected=1"),
            ("reserved field", "4=#1", "200 kept=3"), ("observed greatest", "11=@18446744073709551615", "200 kept=3 flag=time-out-of-range"),
            ("flags as varint", "8=#1", "200 kept=3"), ("attribute beyond", "L(6,99)", "200 kept=2 rejected=1")):
        yield f"log {title}", "logs: " + log % record, verdict
    kinds = {"gauge": (5, 7), "sum": (7, 7), "histogram": (9, 9), "exponential histogram": (10, 1), "summary": (11, 7)}
    for kind, (field, attributes) in kinds.items():
        metric = f'metrics: 1{{2{{2{{1="m" {field}{{1{{3=@{START}}} 1{{%s}} 1{{3=@{END}}}}}}}}}}}'
        for title, point, verdict in (
                ("empty", "", "200 kept=3"), ("time greatest", "3=@18446744073709551615", "200 kept=3 flag=time-out-of-range"),
                ("value as varint", "4=#1", "200 kept=3"), ("value NaN", f"4=@{0x7FF8000000000000}", "200 kept=3"),
                ("attribute sin", f'{attributes}{{1=xFF 2{{1="v"}}}}', "200 kept=3 flag=invalid-utf8"),
                ("attribute beyond", f"L({attributes},99)", "200 kept=2 rejected=1"), ("group", "2<2>", "200 kept=2 rejected=1"),
                ("counts packed and odd", "6=x0102030405", "200 kept=3"), ("unknown field", "99=#1", "200 kept=3"),
                ("wire type 7", "~0F", "200 kept=2 rejected=1")):
            yield f"{kind} {title}", metric % point, verdict
    yield "metric without data", 'metrics: 1{2{2{1="m"}}}', "200 kept=0"
    yield "metric of two kinds", f'metrics: 1{{2{{2{{1="m" 5{{1{{3=@1}}}} 7{{1{{3=@1}}}}}}}}}}', "200 kept=1"
    yield "metric name sin", f'metrics: 1{{2{{2{{1=xFF 5{{1{{3=@1}}}}}}}}}}', "200 kept=1 flag=invalid-utf8"
    yield "traces as logs", "logs: " + traces(span(1)), "200 kept=0 rejected=1"  # the name is no body
    yield "traces as metrics", "metrics: " + traces(span(1)), "200 kept=0 rejected=1 flag=?"


# The wire of a recipe, for the cases that are cut by byte. The test has the same in C++.

def varint(value):
    out = b""
    while True:
        out += bytes([value & 0x7F | (0x80 if value > 0x7F else 0)])
        value >>= 7
        if not value:
            return out


def bytes_of(recipe):
    """Only what h1_truncated uses: messages, texts, hex, fixed64, varint."""
    def message(i):
        out = b""
        while i < len(recipe) and recipe[i] != "}":
            if recipe[i] == " ":
                i += 1
                continue
            j = i
            while recipe[j].isdigit():
                j += 1
            field = int(recipe[i:j])
            if recipe[j] == "{":
                inner, i = message(j + 1)
                out += varint(field << 3 | 2) + varint(len(inner)) + inner
                i += 1
                continue
            kind = recipe[j + 1]
            if kind == '"':
                k = recipe.index('"', j + 2)
                value = recipe[j + 2:k].encode()
                out += varint(field << 3 | 2) + varint(len(value)) + value
                i = k + 1
                continue
            k = j + 2
            while k < len(recipe) and recipe[k].isalnum():
                k += 1
            text = recipe[j + 2:k]
            if kind == "x":
                out += varint(field << 3 | 2) + varint(len(text) // 2) + bytes.fromhex(text)
            elif kind == "@":
                out += varint(field << 3 | 1) + int(text).to_bytes(8, "little")
            elif kind == "#":
                out += varint(field << 3) + varint(int(text))
            i = k
        return out, i
    return message(0)[0]


if __name__ == "__main__":
    from json_cases import h2
    from transport_cases import h3, h4
    write("otlp_protobuf.txt", h1())
    write("otlp_json.txt", h2())
    write("compression.txt", h3())
    write("http.txt", h4())
