using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Administration;

/// <summary>Texts of a repository's settings.</summary>
internal static class AdministrationTexts
{
    internal static readonly PageText Title = new("Settings of {0}", "{0} 的设置");
    internal static readonly PageText WhoSees = new("Who sees it, and who reads it", "谁能看到和读取");
    internal static readonly PageText Visibility = new("Visibility", "可见性");
    internal static readonly PageText Public = new("Public", "公开");
    internal static readonly PageText PublicHint = new("Everybody who reaches this hub sees it.", "所有能访问本系统的人都能看到。");
    internal static readonly PageText Private = new("Private", "私有");
    internal static readonly PageText PrivateHint = new("To others it looks as if it did not exist.", "对其他人而言它如同不存在。");
    internal static readonly PageText Gating = new("Access to the files of a public repository", "公开仓库的文件访问");
    internal static readonly PageText Open = new("Open", "开放");
    internal static readonly PageText OpenHint = new("Everybody may read them.", "任何人都可读取。");
    internal static readonly PageText Auto = new("Terms to accept", "需接受条款");
    internal static readonly PageText AutoHint = new("Users accept the terms in the card, and may read at once. You see who has.", "用户接受卡片中的条款后即可读取。你能看到是谁。");
    internal static readonly PageText Manual = new("Requests to approve", "需审批");
    internal static readonly PageText ManualHint = new("You decide about each user.", "由你审批每位用户。");
    internal static readonly PageText Save = new("Save", "保存");
    internal static readonly PageText Rename = new("Rename or hand over", "重命名或移交");
    internal static readonly PageText RenameAdvice = new("The old name leads to the new one from then on, for browsers and clients alike.", "之后旧名称会自动指向新名称，浏览器和客户端都适用。");
    internal static readonly PageText NewOwner = new("Owner", "所有者");
    internal static readonly PageText NewName = new("Name", "名称");
    internal static readonly PageText RenameButton = new("Rename", "重命名");
    internal static readonly PageText Delete = new("Delete this repository", "删除此仓库");
    internal static readonly PageText DeleteAdvice = new("All versions and discussions go. For {0} days an administrator of the hub can bring it back.", "所有版本和讨论都会删除。{0} 天内管理员可以恢复。");
    internal static readonly PageText Confirm = new("Type {0} to confirm", "输入 {0} 以确认");
    internal static readonly PageText NotConfirmed = new("This is not the name of the repository; nothing was deleted.", "与仓库名称不符，未删除任何内容。");
    internal static readonly PageText DeleteButton = new("Delete for everybody", "彻底删除");
    internal static readonly PageText Requests = new("Requests for access", "访问申请");
    internal static readonly PageText Pending = new("Waiting for you", "待审批");
    internal static readonly PageText Accepted = new("May read", "已批准");
    internal static readonly PageText Rejected = new("Declined", "已拒绝");
    internal static readonly PageText User = new("User", "用户");
    internal static readonly PageText Asked = new("Asked", "申请时间");
    internal static readonly PageText Decide = new("Decide", "审批");
    internal static readonly PageText Accept = new("Approve", "批准");
    internal static readonly PageText AcceptOne = new("Approve {0}", "批准 {0}");
    internal static readonly PageText Reject = new("Decline", "拒绝");
    internal static readonly PageText RejectOne = new("Decline {0}", "拒绝 {0}");
    internal static readonly PageText Nobody = new("Nobody", "无");
    internal static readonly PageText Grant = new("Let somebody read who has not asked", "主动授权用户读取");
    internal static readonly PageText GrantButton = new("Let read", "授权");
    internal static readonly PageText NotGated = new("This repository is not gated: nobody has to ask.", "此仓库未设访问限制，无需申请。");
}
