// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/parts.h"
#include "views/common/theme.h"

#include <QString>
#include <QWidget>

class QGridLayout;
class QPushButton;
class QVBoxLayout;

/// What the pages of the inspector are put together from. All text is plain.
namespace whyglass::views {

/// "Arguments                                    214 bytes"
QWidget* sectionTitle(const Theme& theme, const QString& title, const QString& right = {});
/// A page with the usual margins; add to the returned layout, then addStretch.
QWidget* emptyPage(QVBoxLayout*& layout);
QWidget* hintPage(const Theme& theme, const QString& icon, const QString& title, const QString& hint);

/// Two columns, name and value; rows without a value are left out.
class FactGrid : public QWidget {
    Q_OBJECT

public:
    explicit FactGrid(const Theme& theme, QWidget* parent = nullptr);
    void add(const QString& name, const QString& value, TextStyle style = TextStyle::Body, const QVariant& tone = {});
    /// A value that leads somewhere.
    QPushButton* addLink(const QString& name, const QString& value, const QString& tip);
    void add(const QString& name, QWidget* value, Qt::Alignment side = {});
    [[nodiscard]] bool isEmpty() const { return m_rows == 0; }

private:
    QWidget* idLabel(const QString& id);

    const Theme& m_theme;
    QGridLayout* m_grid;
    int m_rows = 0;
};

} // namespace whyglass::views
