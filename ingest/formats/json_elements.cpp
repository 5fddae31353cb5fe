// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/json_elements.h"

namespace whyglass::ingest {

namespace {

constexpr std::string_view kCut = "the file ends inside a JSON text";

class ElementReader {
public:
    ElementReader(ReadContext& context, std::string_view member, const OnElement& onElement)
        : m_stream(context.stream), m_sink(context.sink), m_json(context.stream), m_member(member), m_onElement(onElement)
    {
    }

    void read()
    {
        bool goOn = true;
        for (char c = m_json.nextChar(); goOn && c != '\0'; c = m_json.nextChar()) {
            if (c == '[')
                goOn = array();
            else if (c == '{' && !m_member.empty())
                goOn = object();
            else if (c == '{')
                goOn = element();
            else
                goOn = broken("a JSON object or array should stand here");
        }
    }

private:
    bool broken(std::string_view reason)
    {
        if (m_json.isCutOff())
            m_sink.onCutShort(m_record + 1, m_stream.offset(), kCut);
        else
            m_sink.onRejected(m_record + 1, m_stream.offset(), reason);
        return false;
    }

    bool object()
    {
        m_stream.consume(1);
        for (;;) {
            const char c = m_json.nextChar();
            if (c == '}') {
                m_stream.consume(1);
                return true;
            }
            if (c == ',') {
                m_stream.consume(1);
                continue;
            }
            const auto key = m_json.readKey();
            if (!key)
                return broken("the name of a JSON member should stand here");
            if (*key == m_member && m_json.nextChar() == '[') {
                if (!array())
                    return false;
            } else if (m_json.nextChar() == '\0' || !m_json.skipValue()) {
                return broken("a JSON value should stand here");
            }
        }
    }

    bool array()
    {
        m_stream.consume(1);
        for (;;) {
            const char c = m_json.nextChar();
            if (c == ']') {
                m_stream.consume(1);
                return true;
            }
            if (c == ',')
                m_stream.consume(1);
            else if (c == '\0')
                return broken("a JSON value should stand here");
            else if (!element())
                return false;
        }
    }

    bool element()
    {
        const std::int64_t offset = m_stream.offset();
        const auto length = m_json.valueLength(kMaxRecordBytes);
        if (length && *length == 0)
            return broken("a JSON value should stand here");
        if (length) {
            const bool goOn = m_onElement(m_stream.window().substr(0, *length), ++m_record, offset);
            m_stream.consume(*length);
            return goOn;
        }
        if (m_stream.peek(1).size() >= kMaxRecordBytes && m_json.skipValue()) {
            m_sink.onRejected(++m_record, offset, "one JSON value is over the limit of 64 MiB");
            return true;
        }
        m_sink.onCutShort(++m_record, offset, kCut);
        return false;
    }

    ByteStream& m_stream;
    RecordSink& m_sink;
    JsonPull m_json;
    std::string_view m_member;
    const OnElement& m_onElement;
    std::int64_t m_record = 0;
};

} // namespace

void readJsonElements(ReadContext& context, std::string_view member, const OnElement& onElement)
{
    ElementReader(context, member, onElement).read();
}

} // namespace whyglass::ingest
