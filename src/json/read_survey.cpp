#include "json/parts.hpp"

namespace assay::json {

Survey read_survey(Reader& reader, ValueId id) {
  Survey survey;
  bool& incomplete = reader.incomplete().survey_ids;
  const auto number = [&](std::optional<Decimal>& to) { return [&](ValueId at) { to = reader.count(at); }; };
  const auto read_option = [&](ValueId element) {
    SurveyOption option;
    const bool named =
        reader.named_object(element, option.id, option.name,
                            {{"points", [&](ValueId at) { option.points = reader.number(at); }},
                             {"satisfied", [&](ValueId at) { option.satisfied = reader.flag(at).value_or(false); }}});
    incomplete |= !named;
    if (!named) option.id.clear();
    survey.options.push_back(std::move(option));
  };
  const auto read_question = [&](ValueId element) {
    SurveyQuestion question;
    const bool named = reader.named_object(element, question.id, question.name,
                                           {{"tally", [&](ValueId at) { question.tally = read_counts(reader, at); }}});
    incomplete |= !named;
    if (!named) question.id.clear();
    survey.questions.push_back(std::move(question));
  };
  const bool named =
      reader.named_object(id, survey.id, survey.name,
                          {{"channel", [&](ValueId at) { survey.channel = reader.text(at); }},
                           {"issued", number(survey.issued)},
                           {"valid", number(survey.valid)},
                           {"invalid", number(survey.invalid)},
                           {"minimum", number(survey.minimum)},
                           {"options", [&](ValueId at) { incomplete |= !reader.list(at, read_option); }},
                           {"questions", [&](ValueId at) { incomplete |= !reader.list(at, read_question); }}});
  incomplete |= !named;
  if (!named) survey.id.clear();
  return survey;
}

}  // namespace assay::json
