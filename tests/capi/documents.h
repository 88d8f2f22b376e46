/* Documents small enough to check by hand. */
#ifndef ASSAY_TESTS_DOCUMENTS_H
#define ASSAY_TESTS_DOCUMENTS_H

/* Visits: 365 + 713 = 1078 of 900, which is 119.777…, 119.78 at two places. Points: 8.87 + 20.00 + 14.90 + 46.23
 * = 90.00, where excellent (优秀) begins. */
static const char good_document[] =
    "{\"assay\": 1,\n"
    " \"project\": {\"name\": \"小站\"},\n"
    " \"policy\": \"guangzhou-2023\",\n"
    " \"agreement\": {\"areas\": [{\"id\": \"east\"}, {\"id\": \"west\"}],\n"
    "  \"indicators\": [{\"id\": \"visits\", \"name\": \"入户探访\", \"target\": 900}],\n"
    "  \"posts\": {\"all\": 220}},\n"
    " \"outputs\": {\"indicators\": {\"visits\": {\"east\": 365, \"west\": 713}},\n"
    "  \"staffing\": {\"worked\": {\"all\": \"220.5\"}, \"experienced\": 181}},\n"
    " \"scores\": {\"oversight\": {\"points\": \"8.87\"}, \"purchaser\": {\"points\": \"20.00\"},\n"
    "  \"supervision_centre\": {\"points\": \"14.90\"}, \"third_party\": {\"points\": \"46.23\"}}}\n";

/* good_document with 0.01 less from the third party: 89.99, which is good (良好). */
static const char lower_document[] =
    "{\"assay\": 1,\n"
    " \"project\": {\"name\": \"小站\"},\n"
    " \"policy\": \"guangzhou-2023\",\n"
    " \"agreement\": {\"areas\": [{\"id\": \"east\"}, {\"id\": \"west\"}],\n"
    "  \"indicators\": [{\"id\": \"visits\", \"name\": \"入户探访\", \"target\": 900}],\n"
    "  \"posts\": {\"all\": 220}},\n"
    " \"outputs\": {\"indicators\": {\"visits\": {\"east\": 365, \"west\": 713}},\n"
    "  \"staffing\": {\"worked\": {\"all\": \"220.5\"}, \"experienced\": 181}},\n"
    " \"scores\": {\"oversight\": {\"points\": \"8.87\"}, \"purchaser\": {\"points\": \"20.00\"},\n"
    "  \"supervision_centre\": {\"points\": \"14.90\"}, \"third_party\": {\"points\": \"46.22\"}}}\n";

/* What makes one of the other. */
static const char lower_pointer[] = "/scores/third_party/points";
static const char lower_value[] = "\"46.22\"";

/* 30 points from one party, and another of 40 on hold: from 30 to 70, where high begins at 50. */
static const char held_document[] =
    "{\"assay\": 1, \"policy\": {\"parties\": [{\"id\": \"a\", \"max\": 60}, {\"id\": \"b\", \"max\": 40, \"missing\": "
    "\"hold\"}],\n"
    "  \"bands\": [{\"id\": \"high\", \"from\": 50}, {\"id\": \"low\", \"from\": 0}]},\n"
    " \"scores\": {\"a\": {\"points\": 30}}}\n";

/* Three problems, each on a line of its own:
 *   line 3, column 25: no indicator "visit" is agreed          500 unknown_indicator    /outputs/indicators/visit
 *   line 5, column 27: 20.01 is 0.01 above 20                  523 score_above_maximum  /scores/purchaser/points
 *   line 7, column 29: -1 is below 0                           524 negative_score       /scores/third_party/points */
static const char bad_document[] =
    "{\"assay\": 1, \"policy\": \"guangzhou-2023\", \"agreement\": {\"indicators\": [{\"id\": \"visits\", \"target\": "
    "900}]},\n"
    " \"outputs\": {\"indicators\": {\n"
    "  \"visit\":              1078}},\n"
    " \"scores\": {\"oversight\": {\"points\": \"8.87\"},\n"
    "  \"purchaser\": {\"points\": \"20.01\"},\n"
    "  \"supervision_centre\": {\"points\": \"14.90\"},\n"
    "  \"third_party\": {\"points\": \"-1\"}}}\n";

/* good_document with its visits in a file, and that file: 365 + 713 = 1078 again. */
static const char tabled_document[] =
    "{\"assay\": 1, \"policy\": \"guangzhou-2023\",\n"
    " \"agreement\": {\"areas\": [{\"id\": \"east\"}, {\"id\": \"west\"}],\n"
    "  \"indicators\": [{\"id\": \"visits\", \"name\": \"入户探访\", \"target\": 900}]},\n"
    " \"outputs\": {\"tables\": [{\"where\": \"annex\", \"csv\": \"附件.csv\"}]},\n"
    " \"scores\": {\"oversight\": {\"points\": \"8.87\"}, \"purchaser\": {\"points\": \"20.00\"},\n"
    "  \"supervision_centre\": {\"points\": \"14.90\"}, \"third_party\": {\"points\": \"46.23\"}}}\n";
static const char annex_name[] = "附件.csv";
static const char annex[] = ",入户探访\neast,365\nwest,713\n";

/* What a report prints of good_document: its total, and 1087 visits, two digits of 1078 swapped. */
static const char claims_document[] =
    "{\"assay\": 1, \"policy\": \"guangzhou-2023\",\n"
    " \"agreement\": {\"indicators\": [{\"id\": \"visits\", \"name\": \"入户探访\", \"target\": 900}]},\n"
    " \"outputs\": {\"indicators\": {\"visits\": 1078}},\n"
    " \"scores\": {\"oversight\": {\"points\": \"8.87\"}, \"purchaser\": {\"points\": \"20.00\"},\n"
    "  \"supervision_centre\": {\"points\": \"14.90\"}, \"third_party\": {\"points\": \"46.23\"}},\n"
    " \"claims\": [{\"figure\": \"total\", \"printed\": \"90.00\"},\n"
    "  {\"figure\": \"indicators/visits/actual\", \"printed\": \"1087\", \"line\": 2, \"column\": 7}]}\n";

/* The same as a text, and the template that finds both. It does not speak of 12345. */
static const char report_text[] = "总分90.00分。\n完成入户探访1087次，另发传单12345份。\n";
static const char report_form[] = "总分【90.00｜总分】分\n完成入户探访【1078｜入户探访】次\n";

#endif
