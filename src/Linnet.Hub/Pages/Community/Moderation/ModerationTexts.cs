using Linnet.Hub.Access;
using Linnet.Hub.Community.Moderation;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Community.Moderation;

/// <summary>Texts of reports and of what is done about them.</summary>
internal static class ModerationTexts
{
    internal static readonly PageText Report = new("Report", "举报");
    internal static readonly PageText ReportWords = new("Report what {0} has said", "举报 {0} 的发言");
    internal static readonly PageText ReportOne = new("Report {0}", "举报 {0}");
    internal static readonly PageText ReportAdvice = new(
        "Administrators of the hub read reports, and of what is said in a repository also its owner, who does not learn who reported.", "举报由本站管理员处理；仓库内的发言也会由仓库所有者处理，但其不会得知举报人。");
    internal static readonly PageText Subject = new("What it is about", "举报对象");
    internal static readonly PageText InDiscussion = new("Discussion {0} of {1}", "{1} 的讨论 {0}");
    internal static readonly PageText CommentIn = new("A comment in discussion {0} of {1}", "{1} 的讨论 {0} 中的评论");
    internal static readonly PageText Reason = new("What is wrong with it", "举报原因");
    internal static readonly PageText Spam = new("Advertising", "广告");
    internal static readonly PageText Abuse = new("Insults, threats, hatred", "侮辱、威胁或仇恨");
    internal static readonly PageText Malware = new("Dangerous files", "危险文件");
    internal static readonly PageText License = new("Somebody else's work, against its licence", "违反许可证使用他人作品");
    internal static readonly PageText Privacy = new("Private data or secrets", "隐私数据或机密");
    internal static readonly PageText Other = new("Something else", "其他");
    internal static readonly PageText Words = new("In your words", "说明");
    internal static readonly PageText WordsHint = new("Needed for something else; helps in all cases.", "选择“其他”时必填；其他情况也有助于处理。");
    internal static readonly PageText SendReport = new("Send report", "提交举报");
    internal static readonly PageText Reports = new("Reports", "举报");
    internal static readonly PageText States = new("Which reports", "举报状态");
    internal static readonly PageText Open = new("Open", "待处理");
    internal static readonly PageText Resolved = new("Resolved", "已处理");
    internal static readonly PageText Dismissed = new("Dismissed", "已驳回");
    internal static readonly PageText NoReports = new("No reports here", "没有举报");
    internal static readonly PageText NoReportsAdvice = new("What you can do something about appears here.", "你可以处理的举报会显示在这里。");
    internal static readonly PageText ReportedBy = new("reported by {0}", "举报人 {0}");
    internal static readonly PageText AnsweredBy = new("answered by {0}", "处理人 {0}");
    internal static readonly PageText Answer = new("Reason for the decision", "处理理由");
    internal static readonly PageText AnswerNeeded = new("Say why: the decision and its reason are kept in the audit log.", "请填写理由：处理决定及理由会记入审计日志。");
    internal static readonly PageText Hide = new("Hide the comment", "隐藏评论");
    internal static readonly PageText Lock = new("Lock the discussion", "锁定讨论");
    internal static readonly PageText DisableRepository = new("Switch the repository off", "停用仓库");
    internal static readonly PageText DisableUser = new("Switch the user off", "停用用户");
    internal static readonly PageText Resolve = new("Resolved otherwise", "已另行处理");
    internal static readonly PageText Dismiss = new("Dismiss", "驳回");
    internal static readonly PageText Gone = new("It has been hidden already.", "已被隐藏。");
    internal static readonly PageText SwitchTitle = new("Switch off, or on again", "停用或重新启用");
    internal static readonly PageText SwitchAdvice = new("Nobody else reads the files of a repository that is off; no token and no session of a user who is off opens a door.", "停用的仓库，其他人无法读取文件；停用的用户，其令牌和会话全部失效。");
    internal static readonly PageText Kind = new("Kind", "类型");
    internal static readonly PageText User = new("User", "用户");
    internal static readonly PageText Name = new("Name", "名称");
    internal static readonly PageText Why = new("Reason", "理由");
    internal static readonly PageText Off = new("Switch off", "停用");
    internal static readonly PageText On = new("Switch on", "启用");
    internal static readonly PageText Audit = new("Audit log", "审计日志");
    internal static readonly PageText AuditAdvice = new("What administrators did, the latest first. Lines are added and never changed.", "管理员的操作记录，最新的在前。记录只增不改。");
    internal static readonly PageText NoAudit = new("Nothing that concerns you has been done yet", "还没有与你相关的记录");
    internal static readonly PageText When = new("When", "时间");
    internal static readonly PageText Who = new("Who", "操作人");
    internal static readonly PageText What = new("What", "操作");
    internal static readonly PageText Target = new("To what", "对象");
    internal static readonly PageText Detail = new("Detail", "详情");
    internal static readonly PageText MemberChanged = new("changed a member", "变更成员");
    internal static readonly PageText RepositoryDisabled = new("switched a repository off", "停用仓库");
    internal static readonly PageText RepositoryEnabled = new("switched a repository on", "启用仓库");
    internal static readonly PageText UserDisabled = new("switched a user off", "停用用户");
    internal static readonly PageText UserEnabled = new("switched a user on", "启用用户");
    internal static readonly PageText CommentHidden = new("hid a comment", "隐藏评论");
    internal static readonly PageText DiscussionLocked = new("locked a discussion", "锁定讨论");
    internal static readonly PageText DiscussionUnlocked = new("unlocked a discussion", "解锁讨论");
    internal static readonly PageText ReportHandled = new("answered a report", "处理举报");
    internal static readonly PageText ApprovalsChanged = new("changed the approvals needed", "变更所需批准数");

    /// <summary>The reasons in the order of the form, as forms and clients write them.</summary>
    internal static readonly IReadOnlyList<(ReportReason Reason, string Value, PageText Label)> Reasons =
    [
        (ReportReason.Spam, "spam", Spam), (ReportReason.Abuse, "abuse", Abuse), (ReportReason.Malware, "malware", Malware),
        (ReportReason.License, "license", License), (ReportReason.Privacy, "privacy", Privacy), (ReportReason.Other, "other", Other),
    ];

    /// <summary>Why something was reported.</summary>
    internal static PageText Of(ReportReason reason) => Reasons.First(item => item.Reason == reason).Label;

    /// <summary>Where a report stands.</summary>
    internal static PageText Of(ReportState state) => state switch
    {
        ReportState.Resolved => Resolved,
        ReportState.Dismissed => Dismissed,
        _ => Open,
    };

    /// <summary>What an administrator did.</summary>
    internal static PageText Of(AuditAction action) => action switch
    {
        AuditAction.MemberChanged => MemberChanged,
        AuditAction.RepositoryDisabled => RepositoryDisabled,
        AuditAction.RepositoryEnabled => RepositoryEnabled,
        AuditAction.UserDisabled => UserDisabled,
        AuditAction.UserEnabled => UserEnabled,
        AuditAction.CommentHidden => CommentHidden,
        AuditAction.DiscussionLocked => DiscussionLocked,
        AuditAction.DiscussionUnlocked => DiscussionUnlocked,
        AuditAction.ReportHandled => ReportHandled,
        _ => ApprovalsChanged,
    };
}
