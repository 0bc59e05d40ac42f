using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Community.Organizations;

/// <summary>Texts of organisations.</summary>
internal static class OrganizationTexts
{
    internal static readonly PageText Organizations = new("Organisations", "组织");
    internal static readonly PageText Advice = new("An organisation owns repositories like a user does. Its members read, write or administer them.", "组织与用户一样可拥有仓库，其成员可读取、写入或管理这些仓库。");
    internal static readonly PageText None = new("You belong to no organisation", "你还没有加入任何组织");
    internal static readonly PageText NoneAdvice = new("Create one, or have an administrator of one add you by your name.", "新建一个组织，或请组织管理员用你的用户名添加你。");
    internal static readonly PageText New = new("New organisation", "新建组织");
    internal static readonly PageText Name = new("Name", "名称");
    internal static readonly PageText NameHint = new("The first part of its repositories' names: letters, digits, dots, dashes.", "仓库名称的第一部分：字母、数字、点和连字符。");
    internal static readonly PageText FullName = new("Full name (optional)", "全名（可选）");
    internal static readonly PageText Create = new("Create organisation", "创建组织");
    internal static readonly PageText SettingsOf = new("Members of {0}", "{0} 的成员");
    internal static readonly PageText Members = new("Members", "成员");
    internal static readonly PageText Manage = new("Manage members", "管理成员");
    internal static readonly PageText Member = new("Member", "成员");
    internal static readonly PageText Role = new("Role", "角色");
    internal static readonly PageText RoleOf = new("Role of {0}", "{0} 的角色");
    internal static readonly PageText Read = new("Reads", "只读");
    internal static readonly PageText ReadHint = new("Sees and reads its private repositories.", "查看和读取私有仓库。");
    internal static readonly PageText Write = new("Writes", "读写");
    internal static readonly PageText WriteHint = new("Also creates repositories and commits.", "还可新建仓库和提交。");
    internal static readonly PageText Admin = new("Administers", "管理");
    internal static readonly PageText AdminHint = new("Also settings, names, deletion, and who belongs to it.", "还可更改设置、名称，删除仓库，以及管理成员。");
    internal static readonly PageText Change = new("Change", "修改");
    internal static readonly PageText ChangeOne = new("Change the role of {0}", "修改 {0} 的角色");
    internal static readonly PageText Remove = new("Remove", "移除");
    internal static readonly PageText RemoveOne = new("Remove {0} from the organisation", "将 {0} 移出组织");
    internal static readonly PageText Add = new("Add a member", "添加成员");
    internal static readonly PageText User = new("Name of the user", "用户名");
    internal static readonly PageText AddButton = new("Add", "添加");
    internal static readonly PageText Action = new("What to do", "操作");
    internal static readonly PageText Leave = new("Leave", "退出");
    internal static readonly PageText LeaveOne = new("Leave {0}", "退出 {0}");
}
