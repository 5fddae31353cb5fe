// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/cost_splits.h"

#include "models/analysis/query/workspace_names.h"
#include "views/charts/segmented_control.h"
#include "views/common/input_dialog.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QSignalBlocker>

#include <array>

namespace whyglass::views {

namespace {

struct Known {
    const char* key;
    const char* field;
    const char* title;
};
/// THE LIST of what every workspace can be split by.
constexpr std::array<Known, 8> kKnown = {{
    {"model", "model", QT_TRANSLATE_NOOP("whyglass::views::CostsView", "Model")},
    {"operation", "operation", QT_TRANSLATE_NOOP("whyglass::views::CostsView", "Operation")},
    {"service", "service", QT_TRANSLATE_NOOP("whyglass::views::CostsView", "Service")},
    {"agent", "agent", QT_TRANSLATE_NOOP("whyglass::views::CostsView", "Agent")},
    {"user_tier", "tier", QT_TRANSLATE_NOOP("whyglass::views::CostsView", "User tier")},
    {"session", "session", QT_TRANSLATE_NOOP("whyglass::views::CostsView", "Session")},
    {"service_version", "version", QT_TRANSLATE_NOOP("whyglass::views::CostsView", "Deployment")},
    {"provider", "provider", QT_TRANSLATE_NOOP("whyglass::views::CostsView", "Provider")},
}};
constexpr int kSegments = 7;             ///< of them are segments; then comes the attribute
constexpr int kAttributeSegment = kSegments;
constexpr qsizetype kMostAttributes = 60; ///< offered; any other can be typed

} // namespace

CostSplit costSplit(const std::string& key)
{
    for (const Known& known : kKnown) {
        if (key == known.key)
            return {known.key, known.field, CostSplits::tr(known.title)};
    }
    return {key, key, plainLine(key, 80)};
}

CostSplits::CostSplits(session::Session& session, const Theme& theme, QWidget* parent) : QWidget(parent), m_session(session), m_second(new QComboBox(this))
{
    setFixedHeight(44);
    QStringList titles;
    for (const Known& known : kKnown)
        titles.append(tr(known.title));
    m_first = new SegmentedControl(titles.mid(0, kSegments) + QStringList(tr("Attribute…")), tr("Split by"), this);
    m_second->setAccessibleName(tr("Split each of these by"));
    m_second->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    constexpr int kLetters = 9; // with all segments within the smallest window
    m_second->setMinimumContentsLength(kLetters);
    m_second->addItem(tr("nothing more"), QString());
    for (std::size_t i = 0; i < kKnown.size(); ++i)
        m_second->addItem(titles[static_cast<qsizetype>(i)], QString::fromLatin1(kKnown[i].key));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 14, 0);
    layout->setSpacing(10);
    layout->addWidget(lineLabel(theme, tr("Split by"), TextStyle::Small, 2));
    layout->addWidget(m_first);
    layout->addWidget(lineLabel(theme, tr("and by"), TextStyle::Small, 2));
    layout->addWidget(m_second);
    layout->addStretch(1);
    connect(m_first, &SegmentedControl::chosen, this, [this](int segment) {
        if (segment == kAttributeSegment)
            return askForAttribute();
        m_before = segment;
        Q_EMIT changed();
    });
    connect(m_first, &SegmentedControl::chosenAgain, this, [this](int segment) {
        if (segment == kAttributeSegment)
            askForAttribute();
    });
    connect(m_second, &QComboBox::currentIndexChanged, this, &CostSplits::changed);
}

std::vector<CostSplit> CostSplits::chosen() const
{
    const int first = m_first->current();
    const bool byAttribute = first == kAttributeSegment && !m_attribute.isEmpty();
    std::vector<CostSplit> splits{costSplit(byAttribute ? m_attribute.toStdString() : kKnown[static_cast<std::size_t>(first == kAttributeSegment ? m_before : first)].key)};
    const QString second = m_second->currentData().toString();
    if (!second.isEmpty() && second.toStdString() != splits.front().key)
        splits.push_back(costSplit(second.toStdString()));
    return splits;
}

std::vector<CostSplit> CostSplits::offered()
{
    std::vector<CostSplit> splits;
    for (int segment = 0; segment < kSegments; ++segment)
        splits.push_back(costSplit(kKnown[static_cast<std::size_t>(segment)].key));
    return splits;
}

void CostSplits::splitBy(const QString& key)
{
    for (int segment = 0; segment < kSegments; ++segment) {
        if (key == QLatin1String(kKnown[static_cast<std::size_t>(segment)].key)) {
            const QSignalBlocker quiet(m_first);
            m_first->setCurrent(segment);
            m_before = segment;
        }
    }
    Q_EMIT changed();
}

void CostSplits::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_asked)
        loadAttributes();
}

void CostSplits::loadAttributes()
{
    m_asked = true;
    m_session.queries().request<std::vector<std::string>>(
        this, "costs/attributes", [](store::WorkspaceReader& reader) { return analysis::readAttributeKeys(reader); },
        [this](domain::Result<std::vector<std::string>> found) {
            if (!found)
                return;
            QStringList keys;
            for (const std::string& key : *found)
                keys.append(QString::fromStdString(key));
            addAttributes(keys);
        },
        session::Urgency::Beside);
}

void CostSplits::addAttributes(const QStringList& keys)
{
    m_attributes = keys;
    const QSignalBlocker quiet(m_second);
    m_second->insertSeparator(m_second->count());
    for (const QString& key : keys.mid(0, kMostAttributes))
        m_second->addItem(plainLine(key.toStdString(), 80), key);
}

void CostSplits::askForAttribute()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Split by an attribute"));
    dialog->setLabelText(tr("Key of the attribute, on the call itself or on its resource"));
    dialog->setComboBoxItems(m_attributes);
    dialog->setComboBoxEditable(true);
    dialog->setTextValue(m_attribute.isEmpty() && !m_attributes.isEmpty() ? m_attributes.front() : m_attribute);
    nameFields(*dialog);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& key) { splitByAttribute(key); });
    connect(dialog, &QDialog::rejected, this, [this] {
        if (m_attribute.isEmpty())
            m_first->setCurrent(m_before);
    });
    dialog->open();
}

void CostSplits::splitByAttribute(const QString& key)
{
    const QString plain = key.trimmed();
    if (plain.isEmpty())
        return m_first->setCurrent(m_before);
    m_attribute = plain.startsWith(u'.') ? plain.mid(1) : plain;
    m_first->setText(kAttributeSegment, plainLine(m_attribute.toStdString(), 16));
    const QSignalBlocker quiet(m_first);
    m_first->setCurrent(kAttributeSegment);
    Q_EMIT changed();
}

} // namespace whyglass::views
