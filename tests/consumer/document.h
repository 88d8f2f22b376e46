/* The document that the programs evaluate. 35 of 40 visits are 87.50 %; the one party's 85.5 points are the total. */
static const char document[] =
    "{\"assay\": 1, \"project\": {\"id\": \"p-1\"},"
    " \"policy\": {\"parties\": [{\"id\": \"street\", \"max\": 100}],"
    "              \"rounding\": {\"attainment\": {\"mode\": \"half_up\", \"places\": 2}},"
    "              \"bands\": [{\"id\": \"good\", \"from\": 80}, {\"id\": \"fail\", \"from\": 0}]},"
    " \"agreement\": {\"indicators\": [{\"id\": \"visits\", \"target\": 40}]},"
    " \"outputs\": {\"indicators\": {\"visits\": 35}},"
    " \"scores\": {\"street\": {\"points\": \"85.5\"}}}";
