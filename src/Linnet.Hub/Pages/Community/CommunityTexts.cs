using Linnet.Hub.Community;
using Linnet.Hub.Community.Notifications;
using Linnet.Hub.Community.Reviews;
using Linnet.Hub.Pages.Community.Proposals;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Community;

/// <summary>Texts of discussions and notifications.</summary>
internal static class CommunityTexts
{
    internal static readonly PageText Discussions = new("Discussions", "讨论");
    internal static readonly PageText NoDiscussions = new("Nobody has said anything yet", "还没有讨论");
    internal static readonly PageText NoDiscussionsAdvice = new("Ask a question, report a problem, or propose a change by a push to a pull request.", "提出问题、报告错误，或推送到合并请求来提出改动。");
    internal static readonly PageText NewDiscussion = new("New discussion", "新建讨论");
    internal static readonly PageText Title = new("Title", "标题");
    internal static readonly PageText Text = new("Text", "内容");
    internal static readonly PageText TextHint = new("Markdown. Name people with @name; pictures come from the repository.", "支持 Markdown。用 @用户名 提及他人；图片须来自本仓库。");
    internal static readonly PageText WordsOf = new("Words of {0}", "{0} 的发言");
    internal static readonly PageText AboutProposal = new("About this pull request", "关于此合并请求");
    internal static readonly PageText Guide = new("Title and who may talk", "标题与发言权限");
    internal static readonly PageText LockHint = new("While it is locked, only those who may write to the repository go on.", "锁定期间，只有有写入权限的用户可以继续发言。");
    internal static readonly PageText Begin = new("Begin", "发布");
    internal static readonly PageText All = new("All", "全部");
    internal static readonly PageText Talk = new("Discussions", "讨论");
    internal static readonly PageText PullRequests = new("Pull requests", "合并请求");
    internal static readonly PageText Kinds = new("Which are shown", "显示范围");
    internal static readonly PageText ByWhom = new("#{0} by {1}", "#{0}，作者 {1}");
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
    internal static readonly PageText Hide = new("Hide", "隐藏");
    internal static readonly PageText HideOf = new("Hide what {0} has said", "隐藏 {0} 的评论");
    internal static readonly PageText Edit = new("Edit", "编辑");
    internal static readonly PageText Save = new("Save", "保存");
    internal static readonly PageText Hidden = new("These words have been hidden.", "该评论已被隐藏。");
    internal static readonly PageText Edited = new("edited", "已编辑");
    internal static readonly PageText NoWords = new("No description.", "没有说明。");
    internal static readonly PageText SignInToTalk = new("Sign in to take part.", "登录后即可参与。");
    internal static readonly PageText BecameStatus = new("{0} changed this to: {1}", "{0} 将状态改为：{1}");
    internal static readonly PageText BecameTitle = new("{0} changed the title to “{1}”", "{0} 将标题改为“{1}”");
    internal static readonly PageText Committed = new("{0} committed {1}", "{0} 提交了 {1}");
    internal static readonly PageText LockedBy = new("{0} locked the discussion", "{0} 锁定了讨论");
    internal static readonly PageText UnlockedBy = new("{0} opened the discussion to all again", "{0} 解除了锁定");
    internal static readonly PageText Notifications = new("Notifications", "通知");
    internal static readonly PageText NoNotifications = new("Nothing new", "没有新通知");
    internal static readonly PageText NoNotificationsAdvice = new("What you take part in, follow or are named in appears here.", "你参与、关注或被提及的内容会显示在这里。");
    internal static readonly PageText MarkAll = new("Mark all as read", "全部标为已读");
    internal static readonly PageText MarkTitle = new("Mark “{0}” as read", "将“{0}”标为已读");
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

    /// <summary>The colour of where a discussion stands.</summary>
    internal static string MarkOf(DiscussionStatus status) => status switch
    {
        DiscussionStatus.Open => "good",
        DiscussionStatus.Merged => "merged",
        _ => string.Empty,
    };

    /// <summary>What a review says.</summary>
    internal static PageText Of(ReviewVerdict verdict) => verdict switch
    {
        ReviewVerdict.Approve => ProposalTexts.Approved,
        ReviewVerdict.RequestChanges => ProposalTexts.Objects,
        _ => ProposalTexts.Said,
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
