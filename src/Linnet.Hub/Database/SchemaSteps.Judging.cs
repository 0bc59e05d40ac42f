namespace Linnet.Hub.Database;

/// <summary>Tables of jobs, checks and evaluations.</summary>
internal static partial class SchemaSteps
{
    private const string Judging = """
        CREATE TABLE "Jobs" ("Id" {key}, "Kind" {text} NOT NULL, "RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later}, "CommitId" {bytes} NOT NULL,
            "Detail" {text}, "RequestedBy" {int} REFERENCES "Accounts" ("Id") {later}, "State" {int} NOT NULL, "Attempts" {int} NOT NULL, "Created" {int} NOT NULL,
            "Due" {int} NOT NULL, "Holder" {text}, "LeaseEnds" {int}, "Finished" {int}, "Problem" {text});
        CREATE INDEX "JobsByState" ON "Jobs" ("State", "Due");
        CREATE INDEX "JobsByRepository" ON "Jobs" ("RepositoryId", "Kind");
        CREATE TABLE "QualityReports" ("RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later}, "CommitId" {bytes} NOT NULL, "Score" {int} NOT NULL,
            "IsDangerous" {bool} NOT NULL, "Report" {text} NOT NULL, "Files" {text} NOT NULL, "Created" {int} NOT NULL, PRIMARY KEY ("RepositoryId", "CommitId"));
        CREATE TABLE "PushRules" ("RepositoryId" {int} PRIMARY KEY REFERENCES "Repositories" ("Id") {later}, "RefusesDangerous" {bool} NOT NULL);
        CREATE TABLE "EvaluationSpecs" ("Id" {bytes} PRIMARY KEY, "Task" {text} NOT NULL, "DatasetId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later},
            "Metric" {text} NOT NULL, "Text" {text} NOT NULL, "Created" {int} NOT NULL);
        CREATE INDEX "EvaluationSpecsByTask" ON "EvaluationSpecs" ("Task");
        CREATE INDEX "EvaluationSpecsByDataset" ON "EvaluationSpecs" ("DatasetId");
        CREATE TABLE "Evaluations" ("Id" {key}, "RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later}, "CommitId" {bytes} NOT NULL,
            "SpecId" {bytes} NOT NULL REFERENCES "EvaluationSpecs" ("Id") {later}, "Score" {int} NOT NULL, "Document" {text} NOT NULL, "Parameters" {int} NOT NULL,
            "Bytes" {int} NOT NULL, "IsProposal" {bool} NOT NULL, "Created" {int} NOT NULL, UNIQUE ("RepositoryId", "CommitId", "SpecId"));
        CREATE INDEX "EvaluationsBySpec" ON "Evaluations" ("SpecId", "Score");
        """;
}
