using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Writing;

/// <summary>Texts of the pages with which repositories are made and changed.</summary>
internal static class WritingTexts
{
    internal static readonly PageText NewTitle = new("New repository", "新建仓库");
    internal static readonly PageText NewLead = new("A repository keeps a model, a dataset or an app with all its versions.", "仓库保存一个模型、数据集或应用及其所有版本。");
    internal static readonly PageText Kind = new("What will it hold?", "存放什么？");
    internal static readonly PageText ModelHint = new("A folder with weights, configuration and tokeniser.", "包含权重、配置和分词器的文件夹。");
    internal static readonly PageText DatasetHint = new("Data to train or to measure with.", "用于训练或评测的数据。");
    internal static readonly PageText AppHint = new("A program that uses models.", "使用模型的程序。");
    internal static readonly PageText Owner = new("Owner", "所有者");
    internal static readonly PageText Name = new("Name", "名称");
    internal static readonly PageText NameHint = new("Letters, digits, and - _ . between them.", "字母、数字，中间可用 - _ .");
    internal static readonly PageText License = new("Licence", "许可证");
    internal static readonly PageText LicenseHint = new("Without one, nobody knows whether they may use it. It can be changed later.", "没有许可证，别人就不知道能否使用。以后可以更改。");
    internal static readonly PageText NoLicense = new("Not decided yet", "尚未决定");
    internal static readonly PageText Visibility = new("Who sees it?", "谁能看到？");
    internal static readonly PageText Public = new("Public", "公开");
    internal static readonly PageText PublicHint = new("Everybody who reaches this hub.", "所有能访问本系统的人。");
    internal static readonly PageText Private = new("Private", "私有");
    internal static readonly PageText PrivateHint = new("You, or the members of the organisation.", "你自己或组织成员。");
    internal static readonly PageText Create = new("Create repository", "创建仓库");
    internal static readonly PageText UploadTitle = new("Upload files", "上传文件");
    internal static readonly PageText Files = new("Files", "文件");
    internal static readonly PageText FilesHint = new("Up to {0} together. Send larger ones with a command:", "总共不超过 {0}。更大的文件请用命令：");
    internal static readonly PageText Folder = new("Into the folder", "目标文件夹");
    internal static readonly PageText FolderHint = new("Empty for the root.", "留空表示根目录。");
    internal static readonly PageText CommitTitle = new("What has changed, in one line", "用一句话说明更改");
    internal static readonly PageText CommitDescription = new("More about it", "详细说明");
    internal static readonly PageText Branch = new("To the branch {0}", "提交到分支 {0}");
    internal static readonly PageText Commit = new("Commit", "提交");
    internal static readonly PageText Cancel = new("Cancel", "取消");
    internal static readonly PageText NoFiles = new("Choose at least one file.", "请至少选择一个文件。");
    internal static readonly PageText EditTitle = new("Edit {0}", "编辑 {0}");
    internal static readonly PageText NewFileTitle = new("New file", "新建文件");
    internal static readonly PageText Path = new("Path of the file", "文件路径");
    internal static readonly PageText PathHint = new("From the root, such as docs/notes.md.", "从根目录起，例如 docs/notes.md。");
    internal static readonly PageText Content = new("Content", "内容");
    internal static readonly PageText Moved = new("Somebody has committed in the meantime. Your text is kept below; look at the newest version, then commit again.", "在此期间有人提交了更改。你的文本保留在下面；请查看最新版本后再次提交。");
    internal static readonly PageText CardFindings = new("Your card was not committed yet:", "卡片尚未提交：");
    internal static readonly PageText RemoveTitle = new("Delete {0}", "删除 {0}");
    internal static readonly PageText RemoveAdvice = new("The file goes with the next commit. Older commits keep it.", "文件将在下一次提交中删除，旧的提交仍会保留。");
    internal static readonly PageText Remove = new("Delete file", "删除文件");
    internal static readonly PageText AddFiles = new("Upload files", "上传文件");
    internal static readonly PageText Change = new("Change {0}", "修改 {0}");
    internal static readonly PageText NotText = new("This file is no text that could be edited here.", "此文件不是可在此编辑的文本。");
}
