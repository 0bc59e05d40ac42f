using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Community.Proposals;

/// <summary>Texts of what is special about pull requests.</summary>
internal static class ProposalTexts
{
    internal static readonly PageText Files = new("Files changed", "改动的文件");
    internal static readonly PageText NoFiles = new("Nothing has been changed yet.", "还没有改动。");
    internal static readonly PageText HiddenFiles = new("Who may read the files sees here what changes.", "有读取权限的用户可在此看到改动。");
    internal static readonly PageText MoreFiles = new("{0} files in all; the comparison has them.", "共 {0} 个文件，详见版本比较。");
    internal static readonly PageText Conflict = new("the branch has changed it too", "目标分支也修改了此文件");
    internal static readonly PageText Compare = new("Compare both versions", "比较两个版本");
    internal static readonly PageText Reviews = new("Reviews", "评审");
    internal static readonly PageText NoReviews = new("Nobody has reviewed this yet.", "还没有评审。");
    internal static readonly PageText Stale = new("of an earlier commit", "针对较早的提交");
    internal static readonly PageText Approve = new("Approve", "批准");
    internal static readonly PageText RequestChanges = new("Ask for changes", "要求修改");
    internal static readonly PageText Remark = new("Review without a verdict", "仅评审，不表态");
    internal static readonly PageText Approved = new("approves", "已批准");
    internal static readonly PageText Objects = new("asks for changes", "要求修改");
    internal static readonly PageText Said = new("has reviewed", "作了评审");
    internal static readonly PageText Checks = new("Checks", "检查");
    internal static readonly PageText Quality = new("Quality", "质量");
    internal static readonly PageText Unchecked = new("not checked", "未检查");
    internal static readonly PageText Underway = new("being checked", "检查中");
    internal static readonly PageText Evaluation = new("Evaluation", "评测");
    internal static readonly PageText NotMeasured = new("not measured", "未评测");
    internal static readonly PageText Measure = new("Have it measured", "发起评测");
    internal static readonly PageText Before = new("was {0}", "此前为 {0}");
    internal static readonly PageText Into = new("Goes into {0}", "合并到 {0}");
    internal static readonly PageText Taking = new("Can it be taken?", "能否合并？");
    internal static readonly PageText Takeable = new("Yes: nothing is in its way.", "可以，没有阻碍。");
    internal static readonly PageText NotTakeable = new("Not yet:", "暂时不能：");
    internal static readonly PageText IsMerged = new("It was taken with the commit", "已合并，提交为");
    internal static readonly PageText IsClosed = new("It is closed. Who opens it again can take it.", "已关闭。重新打开后才能合并。");
    internal static readonly PageText NothingToTake = new("It changes nothing yet. Push to refs/pr/{0}.", "还没有改动。请推送到 refs/pr/{0}。");
    internal static readonly PageText ConflictsFirst = new("{0} files have been changed on the branch too. Change them in the pull request, or begin a new one.", "有 {0} 个文件在目标分支上也被修改。请在合并请求中修改它们，或新建合并请求。");
    internal static readonly PageText ObjectorsFirst = new("{0} asked for changes and has to approve first.", "{0} 要求修改，需先获得其批准。");
    internal static readonly PageText ApprovalsFirst = new("{0} of {1} approvals of the last commit are there.", "最新提交已获 {0} 个批准，需要 {1} 个。");
    internal static readonly PageText WritersTake = new("Whoever may write to the repository can take it.", "有写入权限的用户可以合并。");
    internal static readonly PageText NeededApprovals = new("Approvals that each needs", "所需批准数");
    internal static readonly PageText NeededHint = new("0 to 10, of the last commit, by members who may write. From one on, who asks for changes holds it up as well.", "0 到 10，须由有写入权限的成员针对最新提交批准。设为 1 或以上时，要求修改的评审也会阻止合并。");
    internal static readonly PageText Merge = new("Take it into {0}", "合并到 {0}");
    internal static readonly PageText MergeWords = new("Words for the discussion (optional)", "附言（可选）");
}
