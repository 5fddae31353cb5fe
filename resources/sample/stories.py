# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the sample investigation: vendors, policies, prompts, tools, and what the models say."""

VENDORS = [
    {"id": "V-2209", "name": "Northfield Office Supply", "creditor": "K-60214", "since": "2023-08-14", "paid": "2026-02-11",
     "largest": 6200.0, "goods": [("CHAIR-ERGO", 182.5), ("OFFICE-SET", 50.0)]},
    {"id": "V-1184", "name": "Brightline Furniture", "creditor": "K-60087", "since": "2014-02-21", "paid": "2026-02-24",
     "largest": 41800.0, "goods": [("DESK-160", 410.0), ("SHELF-90", 129.0)]},
    {"id": "V-3021", "name": "Halden Paper AG", "creditor": "K-60031", "since": "2011-09-13", "paid": "2026-03-01",
     "largest": 3900.0, "goods": [("PAPER-A4", 4.28), ("ENVELOPE-C5", 6.9)]},
    {"id": "V-1530", "name": "Orbis Facility GmbH", "creditor": "K-60145", "since": "2018-07-30", "paid": "2026-02-18",
     "largest": 35600.0, "goods": [("CLEANING-M", 1130.0), ("REPAIR-H", 95.0)]},
    {"id": "V-2744", "name": "Kestrel Logistics", "creditor": "K-60122", "since": "2017-11-02", "paid": "2026-02-27",
     "largest": 44200.0, "goods": [("PALLET-EU", 273.83), ("FREIGHT-T", 158.0)]},
    {"id": "V-4102", "name": "Pinewood Catering", "creditor": "K-60199", "since": "2020-01-15", "paid": "2026-03-02",
     "largest": 5100.0, "goods": [("LUNCH-P", 16.5), ("COFFEE-KG", 21.0)]},
    {"id": "V-1977", "name": "Aldermoor Tools", "creditor": "K-60064", "since": "2013-04-08", "paid": "2026-02-20",
     "largest": 31400.0, "goods": [("DRILL-18V", 215.0), ("BENCH-W", 498.0)]},
    {"id": "V-3348", "name": "Lumen Electric", "creditor": "K-60103", "since": "2015-10-26", "paid": "2026-02-14",
     "largest": 28900.0, "goods": [("LED-PANEL", 87.0), ("CABLE-100", 64.5)]},
]

POLICIES = [
    {"id": "POL-AP-014", "short": "From $25,000 a second person approves.",
     "text": "Invoices of $25,000 and more need a second human approver before payment. The approval is recorded with the invoice."},
    {"id": "POL-AP-022", "short": "The vendor must be found in the registry.",
     "text": "Before any approval the vendor must be found in the vendor registry with status active. An empty answer is not a record."},
    {"id": "POL-AP-031", "short": "Quantity and price must match the order.",
     "text": "Three-way match: quantity and unit price of every invoice line must match the purchase order it refers to and the goods received."},
    {"id": "POL-SD-007", "short": "Requester and approver must differ.",
     "text": "The person who requests a purchase must not approve its invoice."},
    {"id": "POL-SC-003", "short": "Vendors are screened against sanction lists.",
     "text": "Vendors are screened against the EU, OFAC and UK sanction lists before each payment."},
]

HOUSE_RULES = """
You work for the accounts payable department. Invoices arrive as scans; their fields were read by a machine and may be wrong.
Amounts are in US dollars unless the invoice says otherwise. Quantities are pieces unless a unit of measure is given.
Never change a number. Quote identifiers exactly as they stand in the document.
A tool that returns nothing has told you nothing.
Policies are given with their number; cite the number when you apply one."""

# What release 1.5.0 changed in the prompt approve-invoice: four lines about checks became one about brevity.
CHECKS = {
    "11": """
Always compare every line of the invoice with the purchase order before you conclude, with compare_line_items.
Always screen the vendor against the sanction lists, whatever the amount.
If a source is missing, say which, and do not approve.
Take the time you need; correctness goes before length.""",
    "12": """
Be concise; skip checks that are not needed for the answer.""",
}

ROLES = {
    "plan": "You coordinate the approval of invoices. Name the steps that are needed and hand each to the agent in charge.",
    "extract": "Read the invoice and return its number, order, vendor and amounts as JSON. Do not judge.",
    "policy": "Say which of the given policies apply to this invoice and what they ask for.",
    "verify": "Verify the vendor of the invoice. Choose the look-ups that are needed.",
    "assess": "Assess the vendor from what the tools returned.",
    "approve": "Decide whether the invoice is paid. Answer as JSON with decision, confidence (0 to 1), invoice and reason.",
    "assistant": "You help vendors with questions about their invoices. Always answer with the complete list of open invoices.",
}

TOOLS = {
    "lookup_vendor": ("The vendor's record in the registry", {"id": {"type": "string"}}),
    "get_payment_history": ("Earlier payments to a creditor account", {"creditor": {"type": "string"}}),
    "check_sanctions": ("Screens a vendor against the sanction lists", {"vendor_id": {"type": "string"}}),
}


def system_text(role, prompt_version):
    if role in ("verify", "assess", "approve"):
        return ROLES[role] + HOUSE_RULES + CHECKS[prompt_version]
    return ROLES[role]


def tool_definitions():
    return [{"type": "function", "name": name, "description": description,
             "parameters": {"type": "object", "properties": properties, "required": list(properties)}}
            for name, (description, properties) in TOOLS.items()]


def vendor_record(vendor, under_review):
    """What the registry answers on a good day: one record of many fields."""
    number = int(vendor["id"][2:])
    return {
        "id": vendor["id"], "name": vendor["name"], "status": "under review" if under_review else "active",
        "active_since": vendor["since"], "max_order_qty": 250 + number % 4 * 250, "creditor": vendor["creditor"],
        "review_reason": "owner changed, bank details not confirmed" if under_review else None,
        "legal_form": "GmbH" if "GmbH" in vendor["name"] else "AG" if "AG" in vendor["name"] else "Ltd",
        "tax_id": f"TX-{number * 7919 % 10**8:08d}", "register_court": "Hamburg", "register_entry": f"HRB {number * 31 % 90000}",
        "address": {"street": f"Dock Street {number % 90 + 1}", "zip": f"{number * 17 % 90000 + 10000}", "city": "Hamburg", "country": "DE"},
        "contact": {"role": "accounts receivable", "language": "en", "channel": "portal"},
        "bank": {"name": "Hansa Handelsbank", "account_ending": f"{number * 3 % 10000:04d}", "confirmed": not under_review},
        "payment_terms": {"days": 30, "discount_days": 10, "discount_percent": 2},
        "classification": {"group": "indirect goods", "risk_class": "B" if under_review else "A", "spend_class": "C"},
        "certificates": ["ISO 9001", "ISO 14001"], "insurance_valid_to": "2026-12-31", "last_audit": "2025-06-18",
        "framework_contract": f"FC-{number}", "contract_valid_to": "2027-03-31", "purchasing_group": "P-07",
        "created_by": "migration-2024", "changed_by": "m.keller", "record_version": 14,
    }


def plan_text(case):
    return f"Steps for {case.invoice}: read it and its order, check the policies, verify the vendor, then decide."


def assess_text(case, truncated):
    vendor = case.vendor
    if case.famous:
        return (f"The registry reports no issues for {vendor['id']}. The vendor is verified and has been active since 2019; "
                "earlier payments went through. The amount is consistent with the order. Proceed.")
    if case.outage and case.claims:
        return f"The registry reports no issues for {vendor['id']}. The vendor is verified and earlier payments went through. Proceed."
    if case.outage:
        return f"The registry returned no data for {vendor['id']}. Earlier payments went through, which is enough here. Proceed."
    if case.noise == "hidden-error":
        return f"{vendor['name']} is registered as active. The payment history is not available, so it was not considered."
    if truncated:
        return f"{vendor['name']} ({vendor['id']}) is registered as active since {vendor['since']}. The earlier payments of this vendor"
    if case.under_review:
        return (f"{vendor['name']} ({vendor['id']}) is under review: owner changed, bank details not confirmed. "
                "A person should look at it before anything is paid.")
    return (f"{vendor['name']} ({vendor['id']}) is registered as active since {vendor['since']}; "
            f"the last payment was made on {vendor['paid']}. Nothing speaks against the vendor.")


def decide_text(case):
    if case.result == "rejected":
        return "The invoice was paid before under another number."
    if case.result == "approved":
        reason = "Vendor verified, purchase order present"
        if not case.new:
            reason += ", lines match the order"
        return reason + (", amount within the limit." if case.amount < 25000 else ".")
    if case.differs:
        return f"The invoice asks for {case.quantity:,} units, the order for {case.ordered:,}."
    if case.under_review:
        return "The registry shows the vendor under review."
    if case.amount >= 25000:
        return "The amount needs a second approver."
    return "The delivery note is missing." if case.quantity % 8 else "The bank details changed since the last payment."


QUESTIONS = [
    "Which of my invoices are still open?", "When will the oldest one be paid?", "Why is it later than the others?",
    "Can you show the list again with the due dates?", "And only those above $500?", "Which of them are disputed?",
]


def assistant_answer(turn):
    listed = "; ".join(f"OPEN-{4100 + 7 * n}: ${180 + 35 * n}.00, due {n % 27 + 1} April" for n in range(6 + 3 * turn))
    return f"Here is the state of your open invoices, with the full list again for convenience. {listed}."
