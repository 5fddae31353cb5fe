// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/budget_scope_editor.h"

#include "models/analysis/budgets/budget_definition.h"
#include "views/common/plain_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <span>
#include <tuple>

namespace whyglass::views {

namespace {

constexpr std::size_t kMostValues = 200; ///< offered; a session is typed or pasted

QString titleOf(const QString& key)
{
    if (key == u"model")
        return BudgetScopeEditor::tr("Model");
    if (key == u"operation")
        return BudgetScopeEditor::tr("Operation");
    if (key == u"agent")
        return BudgetScopeEditor::tr("Agent");
    if (key == u"user_tier")
        return BudgetScopeEditor::tr("User tier");
    if (key == u"session")
        return BudgetScopeEditor::tr("Session");
    if (key == u"service")
        return BudgetScopeEditor::tr("Service");
    return BudgetScopeEditor::tr("Provider");
}

/// Of a workspace that may have millions of them; the dearest first.
domain::Result<std::vector<std::string>> dearestValues(store::WorkspaceReader& reader, const std::string& key)
{
    auto rows = reader.costs(std::span(&key, 1), {});
    if (!rows)
        return rows.error();
    std::erase_if(*rows, [](const store::CostRow& row) { return row.keys.front().empty(); });
    const auto most = rows->begin() + static_cast<std::ptrdiff_t>(std::min(rows->size(), kMostValues));
    std::partial_sort(rows->begin(), most, rows->end(), [](const auto& a, const auto& b) { return std::tie(a.cost, b.keys) > std::tie(b.cost, a.keys); });
    std::vector<std::string> values;
    for (auto row = rows->begin(); row != most; ++row)
        values.push_back(std::move(row->keys.front()));
    return values;
}

} // namespace

BudgetScopeEditor::BudgetScopeEditor(session::Session& session, QWidget* parent) : QWidget(parent), m_session(session), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    keepOneEmpty();
}

void BudgetScopeEditor::setScope(const std::vector<domain::BudgetScope>& scope)
{
    for (const Line& line : m_lines)
        line.widget->deleteLater();
    m_lines.clear();
    for (const domain::BudgetScope& one : scope)
        addLine(one);
    keepOneEmpty();
}

std::vector<domain::BudgetScope> BudgetScopeEditor::scope() const
{
    std::vector<domain::BudgetScope> scope;
    for (const Line& line : m_lines) {
        if (const QString key = line.key->currentData().toString(); !key.isEmpty())
            scope.push_back({key.toStdString(), line.value->currentText().trimmed().toStdString()});
    }
    return scope;
}

void BudgetScopeEditor::addLine(const domain::BudgetScope& scope)
{
    Line line{new QWidget(this), nullptr, nullptr};
    line.key = new QComboBox(line.widget);
    line.key->setAccessibleName(tr("Only calls of this kind"));
    line.key->addItem(m_lines.empty() ? tr("every call") : tr("and only…"), QString());
    for (const std::string_view key : analysis::kBudgetScopes) {
        const QString name = QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
        line.key->addItem(titleOf(name), name);
    }
    line.value = new QComboBox(line.widget);
    line.value->setAccessibleName(tr("Its value"));
    line.value->setEditable(true);
    line.value->setInsertPolicy(QComboBox::NoInsert);
    line.value->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* row = new QHBoxLayout(line.widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(line.key, 1);
    row->addWidget(line.value, 2);
    line.key->setCurrentIndex(std::max(0, line.key->findData(QString::fromStdString(scope.key))));
    line.value->setEditText(plainLine(scope.value, 2'000));
    line.value->setEnabled(!scope.key.empty());
    connect(line.key, &QComboBox::currentIndexChanged, this, [this, line] {
        line.value->setEnabled(line.key->currentIndex() > 0);
        line.value->clear();
        offerValues(line);
        keepOneEmpty();
    });
    m_layout->addWidget(line.widget);
    m_lines.push_back(line);
    if (!scope.key.empty())
        offerValues(line);
}

void BudgetScopeEditor::keepOneEmpty()
{
    const bool empty = std::any_of(m_lines.begin(), m_lines.end(), [](const Line& line) { return line.key->currentIndex() == 0; });
    if (!empty && m_lines.size() < analysis::kBudgetScopes.size())
        addLine({});
}

void BudgetScopeEditor::offerValues(const Line& line)
{
    const std::string key = line.key->currentData().toString().toStdString();
    if (key.empty())
        return;
    m_session.queries().request<std::vector<std::string>>(
        line.value, "costs/values/" + QByteArray::fromStdString(key), [key](store::WorkspaceReader& reader) { return dearestValues(reader, key); },
        [value = line.value](domain::Result<std::vector<std::string>> values) {
            if (!values)
                return;
            const QSignalBlocker quiet(value);
            const QString typed = value->currentText();
            value->clear();
            for (const std::string& one : *values)
                value->addItem(plainLine(one, 2'000));
            value->setEditText(typed);
        });
}

} // namespace whyglass::views
