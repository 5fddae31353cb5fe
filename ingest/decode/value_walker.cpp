// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/value_walker.h"

#include "ingest/decode/wire.h"

namespace whyglass::telemetry {

ValueView readAnyValue(std::string_view bytes)
{
    ValueView value;
    protozero::pbf_reader reader{bytes};
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case wire::bytes(1):
            value.type = ValueView::Type::String;
            value.text = reader.get_view();
            break;
        case wire::varint(2):
            value.type = ValueView::Type::Bool;
            value.boolean = reader.get_uint64() != 0;
            break;
        case wire::varint(3):
            value.type = ValueView::Type::Int;
            value.integer = reader.get_int64();
            break;
        case wire::fixed64(4):
            value.type = ValueView::Type::Double;
            value.number = reader.get_double();
            break;
        case wire::bytes(5):
            value.type = ValueView::Type::Array;
            value.text = reader.get_view();
            break;
        case wire::bytes(6):
            value.type = ValueView::Type::KvList;
            value.text = reader.get_view();
            break;
        case wire::bytes(7):
            value.type = ValueView::Type::Bytes;
            value.text = reader.get_view();
            break;
        default:
            reader.skip();
        }
    }
    return value;
}

AttributeView readKeyValue(std::string_view bytes)
{
    AttributeView attribute;
    protozero::pbf_reader reader{bytes};
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case wire::bytes(1):
            attribute.key = reader.get_view();
            break;
        case wire::bytes(2):
            attribute.value = readAnyValue(reader.get_view());
            break;
        default:
            reader.skip();
        }
    }
    return attribute;
}

ValueWalker::ValueWalker(const ValueView& value)
{
    if (value.type == ValueView::Type::Array || value.type == ValueView::Type::KvList) {
        m_rest = value.text;
        m_pairs = value.type == ValueView::Type::KvList;
    }
}

bool ValueWalker::next()
{
    if (m_rest.empty())
        return false;
    try {
        protozero::pbf_reader reader{m_rest};
        while (reader.next()) {
            if (reader.tag_and_type() != wire::bytes(1)) {
                reader.skip();
                continue;
            }
            const std::string_view member = reader.get_view();
            m_rest = reader.data();
            if (m_pairs)
                m_member = readKeyValue(member);
            else
                m_member.value = readAnyValue(member);
            return true;
        }
    } catch (const protozero::exception&) {
        // The docstring says so: the walk ends here.
    }
    m_rest = {};
    return false;
}

const AttributeView* findAttribute(const std::vector<AttributeView>& attributes, std::string_view key)
{
    for (const AttributeView& attribute : attributes) {
        if (attribute.key == key)
            return &attribute;
    }
    return nullptr;
}

} // namespace whyglass::telemetry
