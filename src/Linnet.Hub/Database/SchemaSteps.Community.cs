namespace Linnet.Hub.Database;

/// <summary>Tables of what people do with repositories and with each other.</summary>
internal static partial class SchemaSteps
{
    private const string Community = """
        ALTER TABLE "Repositories" ADD COLUMN "NeededApprovals" {int} NOT NULL DEFAULT 0;
        ALTER TABLE "Discussions" ADD COLUMN "IsLocked" {bool} NOT NULL DEFAULT FALSE;
        CREATE INDEX "RepositoriesByLikes" ON "Repositories" ("Kind", "Likes");

        CREATE TABLE "Likes" ("RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later}, "UserId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later},
            "Created" {int} NOT NULL, PRIMARY KEY ("RepositoryId", "UserId"));
        CREATE INDEX "LikesByUser" ON "Likes" ("UserId", "Created");
        CREATE TABLE "Follows" ("UserId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "AccountId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later},
            "Created" {int} NOT NULL, PRIMARY KEY ("UserId", "AccountId"));
        CREATE INDEX "FollowsByAccount" ON "Follows" ("AccountId");
        CREATE TABLE "Watches" ("UserId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later},
            "Level" {int} NOT NULL, PRIMARY KEY ("UserId", "RepositoryId"));
        CREATE INDEX "WatchesByRepository" ON "Watches" ("RepositoryId", "Level");

        CREATE TABLE "Activities" ("Id" {key}, "Kind" {int} NOT NULL, "ActorId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "ActorName" {text} NOT NULL,
            "RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later}, "DiscussionId" {int} REFERENCES "Discussions" ("Id") {later},
            "EventId" {int} REFERENCES "DiscussionEvents" ("Id") {later}, "RefName" {text}, "Before" {bytes}, "After" {bytes}, "Text" {text},
            "Created" {int} NOT NULL, "Told" {int});
        CREATE INDEX "ActivitiesByTold" ON "Activities" ("Told");
        CREATE INDEX "ActivitiesByRepository" ON "Activities" ("RepositoryId", "Id");
        CREATE INDEX "ActivitiesByActor" ON "Activities" ("ActorId", "Id");
        CREATE INDEX "ActivitiesByDiscussion" ON "Activities" ("DiscussionId");
        CREATE INDEX "ActivitiesByEvent" ON "Activities" ("EventId");
        CREATE TABLE "Notifications" ("Id" {key}, "UserId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "Subject" {text} NOT NULL, "Kind" {int} NOT NULL,
            "RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later}, "DiscussionId" {int} REFERENCES "Discussions" ("Id") {later},
            "Reason" {int} NOT NULL, "ActorName" {text} NOT NULL, "Updated" {int} NOT NULL, "IsRead" {bool} NOT NULL, UNIQUE ("UserId", "Subject"));
        CREATE INDEX "NotificationsByUser" ON "Notifications" ("UserId", "Updated");
        CREATE INDEX "NotificationsByRepository" ON "Notifications" ("RepositoryId");
        CREATE INDEX "NotificationsByDiscussion" ON "Notifications" ("DiscussionId");

        CREATE TABLE "Reviews" ("EventId" {int} PRIMARY KEY REFERENCES "DiscussionEvents" ("Id") {later}, "DiscussionId" {int} NOT NULL REFERENCES "Discussions" ("Id") {later},
            "AuthorId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "Verdict" {int} NOT NULL, "CommitId" {bytes} NOT NULL);
        CREATE INDEX "ReviewsByDiscussion" ON "Reviews" ("DiscussionId");

        CREATE TABLE "Collections" ("Id" {key}, "OwnerId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "Title" {text} NOT NULL, "Description" {text},
            "IsPrivate" {bool} NOT NULL, "Theme" {text} NOT NULL, "Position" {int} NOT NULL, "Created" {int} NOT NULL, "Updated" {int} NOT NULL);
        CREATE INDEX "CollectionsByOwner" ON "Collections" ("OwnerId", "Position");
        CREATE TABLE "CollectionItems" ("Id" {key}, "CollectionId" {int} NOT NULL REFERENCES "Collections" ("Id") {later},
            "RepositoryId" {int} REFERENCES "Repositories" ("Id") {later}, "TargetId" {int} REFERENCES "Collections" ("Id") {later}, "Position" {int} NOT NULL, "Note" {text},
            UNIQUE ("CollectionId", "RepositoryId"), UNIQUE ("CollectionId", "TargetId"));
        CREATE INDEX "CollectionItemsByRepository" ON "CollectionItems" ("RepositoryId");
        CREATE INDEX "CollectionItemsByTarget" ON "CollectionItems" ("TargetId");

        CREATE TABLE "Webhooks" ("Id" {key}, "UserId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "Url" {text} NOT NULL, "Secret" {text}, "Domains" {int} NOT NULL,
            "IsDisabled" {bool} NOT NULL, "Failures" {int} NOT NULL, "Created" {int} NOT NULL);
        CREATE INDEX "WebhooksByUser" ON "Webhooks" ("UserId");
        CREATE TABLE "WebhookWatches" ("Id" {key}, "WebhookId" {int} NOT NULL REFERENCES "Webhooks" ("Id") {later},
            "AccountId" {int} REFERENCES "Accounts" ("Id") {later}, "RepositoryId" {int} REFERENCES "Repositories" ("Id") {later});
        CREATE INDEX "WebhookWatchesByWebhook" ON "WebhookWatches" ("WebhookId");
        CREATE INDEX "WebhookWatchesByAccount" ON "WebhookWatches" ("AccountId");
        CREATE INDEX "WebhookWatchesByRepository" ON "WebhookWatches" ("RepositoryId");
        CREATE TABLE "WebhookDeliveries" ("Id" {key}, "WebhookId" {int} NOT NULL REFERENCES "Webhooks" ("Id") {later}, "Event" {text} NOT NULL, "Payload" {text} NOT NULL,
            "State" {int} NOT NULL, "Attempts" {int} NOT NULL, "Due" {int} NOT NULL, "Status" {int}, "Problem" {text}, "Created" {int} NOT NULL, "Finished" {int});
        CREATE INDEX "WebhookDeliveriesByWebhook" ON "WebhookDeliveries" ("WebhookId", "State");
        CREATE INDEX "WebhookDeliveriesByDue" ON "WebhookDeliveries" ("State", "Due");

        CREATE TABLE "Reports" ("Id" {key}, "Subject" {int} NOT NULL, "RepositoryId" {int} REFERENCES "Repositories" ("Id") {later},
            "DiscussionId" {int} REFERENCES "Discussions" ("Id") {later}, "EventId" {int} REFERENCES "DiscussionEvents" ("Id") {later},
            "AccountId" {int} REFERENCES "Accounts" ("Id") {later}, "ReporterId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "ReporterName" {text} NOT NULL,
            "Reason" {int} NOT NULL, "Text" {text} NOT NULL, "Created" {int} NOT NULL, "State" {int} NOT NULL, "HandlerName" {text}, "Answer" {text}, "Handled" {int});
        CREATE INDEX "ReportsByState" ON "Reports" ("State", "Id");
        CREATE INDEX "ReportsByRepository" ON "Reports" ("RepositoryId");
        CREATE INDEX "ReportsByReporter" ON "Reports" ("ReporterId");
        CREATE INDEX "ReportsByDiscussion" ON "Reports" ("DiscussionId");
        CREATE TABLE "AuditEntries" ("Id" {key}, "ActorId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "ActorName" {text} NOT NULL, "Action" {int} NOT NULL,
            "OwnerId" {int} REFERENCES "Accounts" ("Id") {later}, "Target" {text} NOT NULL, "Detail" {text}, "Created" {int} NOT NULL);
        CREATE INDEX "AuditEntriesByOwner" ON "AuditEntries" ("OwnerId", "Id");
        """;
}
