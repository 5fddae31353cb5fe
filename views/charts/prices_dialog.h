// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/pricing/price_draft.h"
#include "models/session/session.h"
#include "views/common/theme.h"
#include "views/view_host.h"

#include <QDialog>

#include <optional>
#include <string>
#include <vector>

class QLineEdit;
class QTabWidget;

namespace whyglass::views {

class CostChangesPage;
class PriceListsPage;
class RepricePage;

/// What somebody wants to see the prices of.
struct WantedPrices {
    std::string list; ///< name of the table that priced it; of somebody's own, that list is opened
    std::vector<analysis::WantedPrice> models; ///< else a list is begun for these
};

/// The price lists of the workspace, other prices for stored costs, and what was changed of them. Changes go through the host.
class PricesDialog final : public QDialog {
    Q_OBJECT

public:
    enum Page { Lists, Reprice, Changes };

    PricesDialog(session::Session& session, ViewHost& host, const Theme& theme, QWidget* parent);
    void showPage(Page page);
    void edit(const WantedPrices& wanted);

private:
    QTabWidget* m_pages;
    QLineEdit* m_author;
    PriceListsPage* m_lists;
};

/// In a window of its own, which goes when it is closed; one for each `parent`.
void openPricesDialog(session::Session& session, ViewHost& host, const Theme& theme, QWidget* parent, PricesDialog::Page page,
                      const std::optional<WantedPrices>& wanted = {});

} // namespace whyglass::views
