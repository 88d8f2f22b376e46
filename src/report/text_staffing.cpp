// Staffing, and the attendance table that its roster makes.
#include <algorithm>

#include "report/lookup.hpp"
#include "report/text.hpp"
#include "report/width.hpp"

namespace assay::report {

namespace {

std::string counts(const Page& page, const std::vector<Count>& counts) {
  std::string text;
  for (const Count& count : counts) page.join(text, count.label + ' ' + count.value.to_string());
  return text;
}

// Figures where there is a roster, else what the document gives.
std::string counts(const Page& page, const std::string& prefix, const std::vector<Count>& given) {
  std::string text = counts(page, given);
  for (const NamedFigure& figure : figures_under(page.evaluation, prefix)) {
    page.join(text, figure.name + ' ' + page.amount(figure.node));
  }
  return text;
}

void write_posts(Page& page) {
  const std::vector<Post>& posts = page.plan.agreement().posts;
  if (posts.empty()) return;
  const bool by_month = std::any_of(posts.begin(), posts.end(),
                                    [&](const Post& post) { return page.has("staffing/vacancy/" + post.category); });
  std::vector<Align> align = {Align::left, Align::right, Align::right, Align::right};
  std::vector<std::string> head = {page.say("类别", "category"), page.say("应到岗人次", "post-months required"),
                                   page.say("实到岗人次", "worked"), page.say("超配(+)/缺岗(-)", "net")};
  if (by_month) {
    align.insert(align.end(), 2, Align::right);
    head.push_back(page.say("各月缺岗合计", "vacancies of months"));
    head.push_back(page.say("各月超配合计", "surplus of months"));
  }
  Table table(std::move(align));
  table.row(std::move(head));
  table.rule();
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const std::string& category = posts[p].category;
    std::vector<std::string> row = {page.category(category), page.amount(page.plan.required(p)),
                                    page.amount(page.plan.worked(p)), page.signed_amount(page.plan.net(p))};
    if (by_month) {
      row.push_back(page.amount("staffing/vacancy/" + category));
      row.push_back(page.amount("staffing/surplus/" + category));
    }
    table.row(std::move(row));
  }
  page.out += table.print();
}

}  // namespace

void write_staffing(Page& page) {
  const std::vector<Post>& posts = page.plan.agreement().posts;
  if (!page.document.outputs.staffing && posts.empty()) return;
  page.title(page.say("人员到岗", "Staffing"));
  write_posts(page);
  if (!page.document.outputs.staffing) return;
  const Staffing& staffing = *page.document.outputs.staffing;
  const Plan& plan = page.plan;
  const auto fact = [&](std::string_view zh, std::string_view en, const std::string& value) {
    if (!value.empty()) page.line(page.say(zh, en) + value);
  };
  if (page.has(plan.retained())) {
    fact("稳岗率：", "Retention: ",
         page.amount(plan.retained()) + " / " + page.amount(plan.retention_base()) + " = " +
             page.percent(plan.retention()));
  }
  if (page.has(plan.experienced())) {
    const auto all = std::find_if(posts.begin(), posts.end(), [](const Post& post) { return post.category == "all"; });
    const std::string worked =
        all == posts.end() ? "—" : page.amount(plan.worked(static_cast<std::size_t>(all - posts.begin())));
    fact("有经验社工占比：", "Experienced staff: ",
         page.amount(plan.experienced()) + " / " + worked + " = " + page.percent(plan.experienced_share()));
  }
  if (page.has(plan.head_count())) fact("期末在岗人数：", "Head count at the end: ", page.amount(plan.head_count()));
  fact("持证：", "Certificates: ", counts(page, "staffing/certificates/", staffing.certificates));
  fact("离开：", "Leavers: ", counts(page, "staffing/leavers/", staffing.leavers));
  const Head head = head_of(staffing);
  std::string in_charge = head.certificate;
  if (head.years) page.join(in_charge, head.years->to_string() + page.say(" 年", " years"));
  fact("项目负责人：", "Person in charge: ", in_charge);
}

// Persons by month; below them each category of posts. A month out of post is left empty.
void write_attendance(Page& page) {
  const std::vector<std::string> months = roster_months(page.evaluation);
  if (months.empty() || !page.document.outputs.staffing || !page.document.outputs.staffing->roster) return;
  page.title(page.say("到岗表（人月）", "Attendance (post-months)"));
  std::vector<Align> align(months.size() + 2, Align::right);
  align[0] = Align::left;
  Table table(std::move(align));
  std::vector<std::string> head = {page.say("人员", "person")};
  for (const std::string& month : months) {
    const bool same_year = &month != &months.front() && !month.ends_with("-01");
    head.push_back(same_year ? month.substr(month.rfind('-') + 1) : month);
  }
  head.push_back(page.say("合计", "total"));
  table.row(std::move(head));
  table.rule();
  // A label, a figure for each month, and the total.
  const auto row = [&](std::string label, auto of_month, std::string total) {
    std::vector<std::string> cells = {std::move(label)};
    for (const std::string& month : months) cells.push_back(of_month(month));
    cells.push_back(std::move(total));
    table.row(std::move(cells));
  };
  for (const Person& person : page.document.outputs.staffing->roster->persons) {
    const std::string path = "staffing/persons/" + person.id;
    row(
        page.label(person.id, person.name),
        [&](const std::string& month) {
          const auto part = page.evaluation.find(path + "/months/" + month);
          return part ? page.amount(*part) : "";
        },
        page.amount(path + "/worked"));
  }
  const std::vector<Post>& posts = page.plan.agreement().posts;
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const std::string& category = posts[p].category;
    const auto label = [&](std::string_view zh, std::string_view en) {
      return page.category(category) + ' ' + page.say(zh, en);
    };
    const auto by_month = [&](const std::string& what) {
      return [&page, &category, what](const std::string& month) {
        return page.amount("staffing/months/" + month + '/' + what + '/' + category);
      };
    };
    const bool has_posts = page.has("staffing/vacancy/" + category);
    table.rule();
    if (has_posts) {
      row(
          label("应到岗", "required"), [&](const std::string&) { return page.amount("staffing/posts/" + category); },
          page.amount(page.plan.required(p)));
    }
    row(label("实到岗", "worked"), by_month("worked"), page.amount(page.plan.worked(p)));
    if (!has_posts) continue;
    row(label("缺岗", "vacancy"), by_month("vacancy"), page.amount("staffing/vacancy/" + category));
    row(label("超配", "surplus"), by_month("surplus"), page.amount("staffing/surplus/" + category));
  }
  page.out += table.print();
}

}  // namespace assay::report
