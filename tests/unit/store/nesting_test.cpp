// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's parser is a hundred tokens deep: what is nested has to become SQL that fits, also around the condition that is longest itself.
#include "models/domain/expression.h"
#include "tests/unit/store/store_kit.h"

#include <functional>

using namespace whyglass;
using namespace whyglass::store;
using domain::Expression;
using domain::Field;
using domain::Literal;
using domain::Operator;

namespace {

constexpr int kLevels = 12; ///< of && in || in …, not all of the 64 that a query may have

Expression is(const char* name, Field::Scope scope = Field::Scope::Agent)
{
    Literal text;
    text.type = Literal::Type::Text;
    text.text = "approver";
    return Expression::operation(Operator::Equal, {Expression::of(Field{scope, name}), Expression::of(text)});
}

domain::Filter nested(const QByteArray& shape, const Expression& leaf, int levels)
{
    domain::Filter filter;
    Expression all = leaf;
    for (int i = 0; i < levels; ++i) {
        if (shape == "not" && i % 2 == 0)
            all = Expression::operation(Operator::Not, {all});
        else if (shape == "bare")
            all = Expression::operation(Operator::Or, {Expression::of(Field{Field::Scope::Span, "vip"}), all});
        else
            all = Expression::operation(i % 2 == 0 || shape == "not" ? Operator::And : Operator::Or, {leaf, all});
    }
    filter.where = all;
    return filter;
}

using Read = std::function<std::string(WorkspaceReader&, const domain::Filter&)>;

template <typename Result>
std::string errorOf(const Result& result)
{
    return result.ok() ? std::string() : result.error().text();
}

const std::vector<std::pair<const char*, Read>> kLists{
    {"spans", [](WorkspaceReader& reader, const domain::Filter& filter) { return errorOf(reader.spanKeys(filter, {SortKey::Start, true})); }},
    {"traces", [](WorkspaceReader& reader, const domain::Filter& filter) { return errorOf(reader.traceKeys(filter, {SortKey::Start, true})); }},
};

} // namespace

class NestingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNestedDeepIsRead_data()
    {
        QTest::addColumn<QByteArray>("shape");
        QTest::addColumn<QByteArray>("field");
        for (const char* shape : {"signs", "not", "bare"})
            for (const char* field : {"agent", "log.severity", "user.tier", "finding"})
                QTest::addRow("%s %s", shape, field) << QByteArray(shape) << QByteArray(field);
    }

    void whatIsNestedDeepIsRead()
    {
        QFETCH(QByteArray, shape);
        QFETCH(QByteArray, field);
        kit::Workspace workspace;
        workspace.commit({kit::Span{}});
        auto reader = WorkspaceReader::open(workspace.path());
        QVERIFY(reader.ok());
        for (const auto& [list, read] : kLists) {
            const std::string error = read(**reader, nested(shape, is(field.constData()), kLevels));
            QVERIFY2(error.empty(), (std::string(list) + ": " + error).c_str());
        }
    }

    void whatIsTooDeepIsToldSo()
    {
        kit::Workspace workspace;
        workspace.commit({kit::Span{}});
        auto reader = WorkspaceReader::open(workspace.path());
        QVERIFY(reader.ok());
        const auto keys = (*reader)->traceKeys(nested("signs", is("agent"), 64), {SortKey::Start, true});
        QVERIFY(!keys.ok());
        QCOMPARE(keys.error().code, domain::ErrorCode::InvalidArgument);
        QCOMPARE(QString::fromStdString(keys.error().text()),
                 QStringLiteral("cannot ask this list: the query nests its conditions too deep for it; write it with fewer levels of brackets"));
    }
};

QTEST_APPLESS_MAIN(NestingTest)
#include "nesting_test.moc"
