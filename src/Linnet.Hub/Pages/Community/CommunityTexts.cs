using Linnet.Hub.Community;
using Linnet.Hub.Community.Notifications;
using Linnet.Hub.Community.Reviews;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Community;

/// <summary>Texts of discussions and notifications.</summary>
internal static class CommunityTexts
{
    internal static readonly PageText Discussions = new("Discussions", "讨论");
    internal static readonly PageText NoDiscussions = new("Nobody has said anything yet", "还没有讨论");
    internal static readonly PageText NoDiscussionsAdvice = new("Ask a question, report a problem, or propose a change by a push to a pull request.", "提出问题、报告错误,或推送到合并请求来提出改动。");
    internal static readonly PageText NewDiscussion = new("New discussion", "新建讨论");
    internal static readonly PageText Title = new("Title", "标题");
    internal static readonly PageText Text = new("Text", "内容");
    internal static readonly PageText Begin = new("Begin", "发布");
    internal static readonly PageText All = new("All", "全部");
    internal static readonly PageText Talk = new("Discussions", "讨论");
    internal static readonly PageText PullRequests = new("Pull requests", "合并请求");
    internal static readonly PageText Kinds = new("Which are shown", "显示范围");
    internal static readonly PageText ByWhom = new("#{0} by {1}", "#{0},作者 {1}");
    internal static readonly PageText Open = new("Open", "进行中");
    internal static readonly PageText Draft = new("Draft", "草稿");
    internal static readonly PageText Closed = new("Closed", "已关闭");
    internal static readonly PageText Merged = new("Merged", "已合并");
    internal static readonly PageText Locked = new("Locked", "已锁定");
    internal static readonly PageText Comment = new("Comment", "评论");
    internal static readonly PageText Send = new("Send", "发送");
    internal static readonly PageText Close = new("Close", "关闭");
    internal static readonly PageText Reopen = new("Open again", "重新打开");
    internal static readonly PageText Rename = new("Rename", "改名");
    internal static readonly PageText Lock = new("Lock", "锁定");
    internal static readonly PageText Unlock = new("Unlock", "解锁");
    internal static readonly PageText Merge = new("Merge", "合并");
    internal static readonly PageText Hide = new("Hide", "隐藏");
    internal static readonly PageText HideOf = new("Hide what {0} has said", "隐藏 {0} 的评论");
    internal static readonly PageText Edit = new("Edit", "编辑");
    internal static readonly PageText Save = new("Save", "保存");
    internal static readonly PageText Hidden = new("These words have been hidden.", "该评论已被隐藏。");
    internal static readonly PageText Edited = new("edited", "已编辑");
    internal static readonly PageText NoWords = new("No description.", "没有说明。");
    internal static readonly PageText SignInToTalk = new("Sign in to take part.", "登录后即可参与。");
    internal static readonly PageText BecameStatus = new("{0}: {1}", "{0}:{1}");
    internal static readonly PageText BecameTitle = new("{0} changed the title to “{1}”", "{0} 将标题改为“{1}”");
    internal static readonly PageText Committed = new("{0} committed {1}", "{0} 提交了 {1}");
    internal static readonly PageText LockedBy = new("{0} locked the discussion", "{0} 锁定了讨论");
    internal static readonly PageText UnlockedBy = new("{0} opened the discussion to all again", "{0} 解除了锁定");
    internal static readonly PageText Files = new("Files changed", "改动的文件");
    internal static readonly PageText NoFiles = new("Nothing has been changed yet.", "还没有改动。");
    internal static readonly PageText Added = new("new", "新增");
    internal static readonly PageText Removed = new("gone", "删除");
    internal static readonly PageText Changed = new("changed", "修改");
    internal static readonly PageText Conflict = new("The branch has changed this file too", "目标分支也修改了此文件");
    internal static readonly PageText Compare = new("Compare both versions", "比较两个版本");
    internal static readonly PageText Reviews = new("Reviews", "评审");
    internal static readonly PageText NoReviews = new("Nobody has reviewed this yet.", "还没有评审。");
    internal static readonly PageText Needed = new("{0} of {1} approvals", "已批准 {0} / {1}");
    internal static readonly PageText Stale = new("of an earlier commit", "针对较早的提交");
    internal static readonly PageText Approve = new("Approve", "批准");
    internal static readonly PageText RequestChanges = new("Ask for changes", "要求修改");
    internal static readonly PageText Approved = new("approves", "已批准");
    internal static readonly PageText Objects = new("asks for changes", "要求修改");
    internal static readonly PageText Said = new("reviewed", "作了评审");
    internal static readonly PageText Notifications = new("Notifications", "通知");
    internal static readonly PageText NoNotifications = new("Nothing new", "没有新通知");
    internal static readonly PageText NoNotificationsAdvice = new("What you take part in, follow or are named in appears here.", "你参与、关注或被提及的内容会显示在这里。");
    internal static readonly PageText MarkAll = new("Mark all as read", "全部标为已读");
    internal static readonly PageText MarkOne = new("Mark as read", "标为已读");
    internal static readonly PageText NewVersion = new("New version", "新版本");
    internal static readonly PageText NewRepository = new("New repository", "新仓库");
    internal static readonly PageText Follows = new("You follow it", "你关注了它");
    internal static readonly PageText Owns = new("It is yours", "归你管理");
    internal static readonly PageText TakesPart = new("You take part", "你参与其中");
    internal static readonly PageText Named = new("You are named", "提到了你");

    /// <summary>Where a discussion stands.</summary>
    internal static PageText Of(DiscussionStatus status) => status switch
    {
        DiscussionStatus.Draft => Draft,
        DiscussionStatus.Closed => Closed,
        DiscussionStatus.Merged => Merged,
        _ => Open,
    };

    /// <summary>What a review says.</summary>
    internal static PageText Of(ReviewVerdict verdict) => verdict switch
    {
        ReviewVerdict.Approve => Approved,
        ReviewVerdict.RequestChanges => Objects,
        _ => Said,
    };

    /// <summary>Why somebody is told.</summary>
    internal static PageText Of(NotificationReason reason) => reason switch
    {
        NotificationReason.Named => Named,
        NotificationReason.TakesPart => TakesPart,
        NotificationReason.Owns => Owns,
        _ => Follows,
    };
}
