# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the sample investigation: vendors, policies, prompts, and what the models say."""

VENDORS = [
    {"id": "V-2209", "name": "Northfield Office Supply", "since": "2016-05-09", "paid": "2026-02-11", "largest": 6200.0,
     "goods": [("CHAIR-ERGO", 182.5), ("OFFICE-SET", 50.0)]},
    {"id": "V-1184", "name": "Brightline Furniture", "since": "2014-02-21", "paid": "2026-02-24", "largest": 41800.0,
     "goods": [("DESK-160", 410.0), ("SHELF-90", 129.0)]},
    {"id": "V-3021", "name": "Halden Paper AG", "since": "2011-09-13", "paid": "2026-03-01", "largest": 3900.0,
     "goods": [("PAPER-A4", 4.28), ("ENVELOPE-C5", 6.9)]},
    {"id": "V-1530", "name": "Orbis Facility GmbH", "since": "2018-07-30", "paid": "2026-02-18", "largest": 35600.0,
     "goods": [("CLEANING-M", 1130.0), ("REPAIR-H", 95.0)]},
    {"id": "V-2744", "name": "Kestrel Logistics", "since": "2017-11-02", "paid": "2026-02-27", "largest": 44200.0,
     "goods": [("PALLET-EU", 273.83), ("FREIGHT-T", 158.0)]},
    {"id": "V-4102", "name": "Pinewood Catering", "since": "2020-01-15", "paid": "2026-03-02", "largest": 5100.0,
     "goods": [("LUNCH-P", 16.5), ("COFFEE-KG", 21.0)]},
    {"id": "V-1977", "name": "Aldermoor Tools", "since": "2013-04-08", "paid": "2026-02-20", "largest": 31400.0,
     "goods": [("DRILL-18V", 215.0), ("BENCH-W", 498.0)]},
    {"id": "V-3348", "name": "Lumen Electric", "since": "2015-10-26", "paid": "2026-02-14", "largest": 28900.0,
     "goods": [("LED-PANEL", 87.0), ("CABLE-100", 64.5)]},
]

POLICIES = [
    {"id": "POL-AP-014", "short": "Amounts above the limit need a second approver.",
     "text": "Invoices above the approval limit need a second human approver before payment."},
    {"id": "POL-AP-022", "short": "The vendor must be found in the registry.",
     "text": "Before any approval the vendor must be found in the vendor registry with status active."},
    {"id": "POL-AP-031", "short": "Quantity and price must match the order.",
     "text": "Quantity and unit price of every invoice line must match the purchase order it refers to."},
    {"id": "POL-SD-007", "short": "Requester and approver must differ.",
     "text": "The person who requests a purchase must not approve its invoice."},
    {"id": "POL-SC-003", "short": "Vendors are screened against sanction lists.",
     "text": "Vendors are screened against the EU, OFAC and UK sanction lists before each payment."},
]

SYSTEM = {
    "plan": "You coordinate the approval of invoices. Name the steps that are needed and hand each to the agent in charge.",
    "extract": "Read the invoice and return its number, order, vendor and amounts as JSON. Do not judge.",
    "policy": "Say which of the given policies apply to this invoice and what they ask for.",
    "verify": "Verify the vendor of the invoice. Be concise; skip checks that are not needed for the answer.",
    "assess": "Assess the vendor from what the tools returned. Be concise; skip checks that are not needed for the answer.",
    "approve": "Decide whether the invoice is paid. Answer as JSON with decision, confidence (0 to 1), invoice and reason.",
    "assistant": "You help vendors with questions about their invoices. Always answer with the complete list of open invoices.",
}


def plan_text(case):
    return f"Steps for {case.invoice}: read it and its order, check the policies, verify the vendor, then decide."


def assess_text(case, truncated):
    vendor = case.vendor
    if case.famous:
        return (f"The registry reports no issues for {vendor['id']}. The vendor is verified and has been active since 2019; "
                "earlier payments went through. The amount is consistent with the order. Proceed.")
    if case.outage:
        return (f"No issues are reported for {vendor['id']}. The vendor is verified and earlier payments went through. Proceed.")
    if case.noise == "hidden-error":
        return f"{vendor['name']} is registered as active. The payment history is not available, so it was not considered."
    if truncated:
        return f"{vendor['name']} ({vendor['id']}) is registered as active since {vendor['since']}. The earlier payments of this vendor"
    return (f"{vendor['name']} ({vendor['id']}) is registered as active since {vendor['since']}; "
            f"the last payment was made on {vendor['paid']}. Nothing speaks against the vendor.")


def decide_text(case):
    if case.famous:
        return "Vendor verified, purchase order present, amount within the limit."
    return {
        "approved": "Vendor verified, purchase order present, amount within the limit.",
        "escalated": "The amount needs a second approver.",
        "rejected": "The invoice was paid before under another number.",
    }[case.result]
