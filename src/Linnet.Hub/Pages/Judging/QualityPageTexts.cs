using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Judging;

/// <summary>Texts of the pages on quality.</summary>
internal static class QualityPageTexts
{
    internal static readonly PageText Tab = new("Quality", "质量");
    internal static readonly PageText Title = new("Quality of {0}", "{0} 的质量");
    internal static readonly PageText Score = new("{0} of 100 points", "{0} 分(满分 100)");
    internal static readonly PageText Points = new("{0} of {1}", "{0}/{1} 分");
    internal static readonly PageText Dangerous = new("Something in this version can harm those who download it. See the rules marked as dangerous below.", "此版本含有可能危害下载者的内容,请查看下面标为危险的规则。");
    internal static readonly PageText Lead = new("Every version on the main branch is held against the model-folder specification; the model is loaded in a process of its own.", "主分支的每个版本都会对照模型目录规范进行检查;模型在独立进程中加载。");
    internal static readonly PageText Rule = new("Rule", "规则");
    internal static readonly PageText PointsHead = new("Points", "分数");
    internal static readonly PageText Reason = new("What was found", "检查结果");
    internal static readonly PageText WhatToDo = new("What to do:", "怎么办:");
    internal static readonly PageText Pass = new("kept", "符合");
    internal static readonly PageText Warn = new("in part", "部分符合");
    internal static readonly PageText Fail = new("broken", "不符合");
    internal static readonly PageText DangerMark = new("dangerous", "危险");
    internal static readonly PageText More = new("and {0} more", "另有 {0} 处");
    internal static readonly PageText Queued = new("This version waits to be checked; load the page again in a moment.", "此版本正在等待检查,请稍后刷新页面。");
    internal static readonly PageText Running = new("This version is being checked; load the page again in a moment.", "正在检查此版本,请稍后刷新页面。");
    internal static readonly PageText Failed = new("The check could not be done: {0}", "检查未能完成:{0}");
    internal static readonly PageText Absent = new("This version has not been checked.", "此版本尚未检查。");
    internal static readonly PageText Check = new("Check this version", "检查此版本");
    internal static readonly PageText Again = new("Check again", "重新检查");
    internal static readonly PageText Checked = new("Checked", "检查于");
    internal static readonly PageText Version = new("Version", "版本");
    internal static readonly PageText Short = new("Quality {0}", "质量 {0}");

    /// <summary>The word for how a rule came out.</summary>
    internal static PageText OutcomeOf(string outcome) => outcome switch { "pass" => Pass, "warn" => Warn, _ => Fail };
}
