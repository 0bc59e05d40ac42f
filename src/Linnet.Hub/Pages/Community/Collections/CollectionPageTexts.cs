using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Community.Collections;

/// <summary>Texts of collections.</summary>
internal static class CollectionPageTexts
{
    internal static readonly PageText Collections = new("Collections", "合集");
    internal static readonly PageText CollectionsOf = new("Collections of {0}", "{0} 的合集");
    internal static readonly PageText Lead = new("Models, datasets and apps that somebody has put together, each with a word on why.", "由用户整理的模型、数据集和应用，并附有说明。");
    internal static readonly PageText All = new("All collections", "全部合集");
    internal static readonly PageText New = new("New collection", "新建合集");
    internal static readonly PageText None = new("There are no collections here", "这里还没有合集");
    internal static readonly PageText NoneAdvice = new("Begin one, then add to it from the page of any model.", "新建一个合集，然后在任意模型页面把它加入合集。");
    internal static readonly PageText Search = new("Words in title or description", "标题或简介中的文字");
    internal static readonly PageText Find = new("Find", "查找");
    internal static readonly PageText Owner = new("Owner", "所有者");
    internal static readonly PageText Title = new("Title", "标题");
    internal static readonly PageText Description = new("What it is for", "简介");
    internal static readonly PageText Visibility = new("Who sees it", "可见性");
    internal static readonly PageText Public = new("Public", "公开");
    internal static readonly PageText PublicHint = new("Everybody sees it. Private repositories in it are seen by those who may see them.", "所有人可见。其中的私有仓库仅对有权限的人可见。");
    internal static readonly PageText Private = new("Private", "私有");
    internal static readonly PageText PrivateHint = new("You, or the members of the organisation.", "仅自己或组织成员可见。");
    internal static readonly PageText Create = new("Create collection", "创建合集");
    internal static readonly PageText Save = new("Save", "保存");
    internal static readonly PageText Edit = new("Edit", "编辑");
    internal static readonly PageText EditOne = new("Edit “{0}”", "编辑“{0}”");
    internal static readonly PageText Delete = new("Delete this collection", "删除此合集");
    internal static readonly PageText DeleteAdvice = new("What is in it stays where it is.", "其中的内容不受影响。");
    internal static readonly PageText DeleteButton = new("Delete", "删除");
    internal static readonly PageText By = new("by", "作者");
    internal static readonly PageText Empty = new("Nothing is in it yet", "合集还是空的");
    internal static readonly PageText EmptyAdvice = new("Open a model, a dataset or an app, and choose “Collect”.", "打开模型、数据集或应用，选择“收藏到合集”。");
    internal static readonly PageText Contents = new("In this collection", "合集内容");
    internal static readonly PageText Collection = new("Collection", "合集");
    internal static readonly PageText Up = new("Move {0} up", "上移 {0}");
    internal static readonly PageText Down = new("Move {0} down", "下移 {0}");
    internal static readonly PageText Change = new("Note and place", "备注与位置");
    internal static readonly PageText Note = new("Note", "备注");
    internal static readonly PageText NoteHint = new("Why it is in the collection (optional).", "为何收入合集（可选）。");
    internal static readonly PageText NoteOn = new("Note on {0}", "{0} 的备注");
    internal static readonly PageText Place = new("Place", "位置");
    internal static readonly PageText PlaceOf = new("Place of {0}", "{0} 的位置");
    internal static readonly PageText Remove = new("Take out", "移除");
    internal static readonly PageText RemoveOne = new("Take {0} out of the collection", "将 {0} 移出合集");
    internal static readonly PageText AddTo = new("Add to this collection", "添加到此合集");
    internal static readonly PageText What = new("What", "类型");
    internal static readonly PageText Name = new("Name", "名称");
    internal static readonly PageText NameHint = new("Such as alice/reviews-small; of a collection, the end of its address.", "例如 alice/reviews-small;合集则填写其地址末尾部分。");
    internal static readonly PageText Add = new("Add", "添加");
    internal static readonly PageText Collect = new("Collect", "收藏到合集");
    internal static readonly PageText CollectTitle = new("Add {0} to a collection", "将 {0} 加入合集");
    internal static readonly PageText InThese = new("In these collections already", "已在以下合集中");
    internal static readonly PageText Which = new("Which collection", "选择合集");
    internal static readonly PageText FirstOne = new("You have no collection to add it to, or it is in all of them.", "你没有可添加的合集，或它已在你的所有合集中。");
    internal static readonly PageText BeginOne = new("Begin a new collection with it", "用它新建合集");
}
