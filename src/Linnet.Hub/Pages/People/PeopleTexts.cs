using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.People;

/// <summary>Texts of the pages of users and organisations.</summary>
internal static class PeopleTexts
{
    internal static readonly PageText User = new("User", "用户");
    internal static readonly PageText Organization = new("Organisation", "组织");
    internal static readonly PageText Since = new("Here since {0}", "{0} 加入");
    internal static readonly PageText Members = new("Members", "成员");
    internal static readonly PageText RoleRead = new("reads", "只读");
    internal static readonly PageText RoleWrite = new("writes", "读写");
    internal static readonly PageText RoleAdmin = new("administers", "管理");
    internal static readonly PageText Nothing = new("There is nothing here yet", "这里还没有内容");
    internal static readonly PageText NothingOwn = new("Create a repository, or push a model folder from your machine.", "新建仓库，或从你的电脑推送模型文件夹。");
    internal static readonly PageText NothingOther = new("Nothing of this owner is public.", "该所有者没有公开内容。");
    internal static readonly PageText New = new("New repository", "新建仓库");
    internal static readonly PageText All = new("All of them", "查看全部");
}
