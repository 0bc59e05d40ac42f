using Linnet.Hub.Licensing;
using Linnet.Hub.Origin;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Origin.Lineage;

/// <summary>Texts about licence and origin.</summary>
internal static class OriginTexts
{
    internal static readonly PageText Tab = new("Licence and origin", "许可与来源");
    internal static readonly PageText Verdict = new("May it have this licence?", "能否采用此许可?");
    internal static readonly PageText Advice = new("This points out trouble; it is no legal advice. The licences' own texts are what counts.", "此处仅提示问题,不构成法律意见,以许可原文为准。");
    internal static readonly PageText License = new("Licence", "许可");
    internal static readonly PageText NoLicense = new("not stated", "未说明");
    internal static readonly PageText Allowed = new("Yes. Nothing is owed to what it was made from.", "可以,对来源没有额外义务。");
    internal static readonly PageText Duties = new("Yes, when what is listed is done.", "可以,但须履行下列义务。");
    internal static readonly PageText Unknown = new("It cannot be told: a licence is missing, or its terms are not known.", "无法判断:缺少许可,或其条款未知。");
    internal static readonly PageText Conflict = new("No: a clause forbids it.", "不可以:有条款禁止。");
    internal static readonly PageText Why = new("Why", "理由");
    internal static readonly PageText MarkAllowed = new("allowed", "允许");
    internal static readonly PageText MarkDuties = new("with duties", "须履行义务");
    internal static readonly PageText MarkUnknown = new("unknown", "未知");
    internal static readonly PageText MarkConflict = new("conflict", "冲突");
    internal static readonly PageText Origin = new("Where it comes from", "从何而来");
    internal static readonly PageText OriginLead = new("What the cards name: base models and data sets, over all generations, and what was made from it.", "依据各卡片所述:各代基础模型与数据集,以及由此衍生的仓库。");
    internal static readonly PageText Alone = new("Its card names nothing that it was made from, and nothing here was made from it.", "其卡片未说明来源,本站也没有由它衍生的仓库。");
    internal static readonly PageText Name = new("Repository", "仓库");
    internal static readonly PageText Place = new("Generation", "代");
    internal static readonly PageText Self = new("this one", "本仓库");
    internal static readonly PageText Child = new("made from it", "由它衍生");
    internal static readonly PageText Parents = new("{0} back", "上溯 {0} 代");
    internal static readonly PageText How = new("How", "方式");
    internal static readonly PageText NotHere = new("not on this hub, or not for you to see", "不在本站,或你无权查看");
    internal static readonly PageText Truncated = new("The lineage goes on farther than it is followed.", "来源链过长,未全部追溯。");
    internal static readonly PageText NotDrawn = new("The drawing leaves some out; the list has them all.", "图中省略了一部分,完整内容见列表。");
    internal static readonly PageText Files = new("Files to go along", "随附文件");
    internal static readonly PageText Attribution = new("Attribution", "署名文件");
    internal static readonly PageText AttributionHint = new("Who made what, under which licence, and what was changed.", "各部分的作者、许可与改动。");
    internal static readonly PageText Bill = new("Bill of materials", "物料清单");
    internal static readonly PageText BillHint = new("CycloneDX 1.6: the files with their SHA-256, the parents, the data.", "CycloneDX 1.6:文件及其 SHA-256、来源模型与数据。");
    internal static readonly PageText Json = new("As JSON", "JSON 格式");
    internal static readonly PageText BaseModel = new("base model", "基础模型");
    internal static readonly PageText Finetune = new("fine-tuned", "微调");
    internal static readonly PageText Adapter = new("adapter", "适配器");
    internal static readonly PageText Quantized = new("quantised", "量化");
    internal static readonly PageText Merge = new("merged", "合并");
    internal static readonly PageText Dataset = new("trained on", "训练数据");

    /// <summary>The sentence of a verdict.</summary>
    internal static PageText Of(Compatibility verdict) => verdict switch
    {
        Compatibility.Allowed => Allowed,
        Compatibility.AllowedWithDuties => Duties,
        Compatibility.Conflict => Conflict,
        _ => Unknown,
    };

    /// <summary>A verdict in a word.</summary>
    internal static PageText MarkOf(Compatibility verdict) => verdict switch
    {
        Compatibility.Allowed => MarkAllowed,
        Compatibility.AllowedWithDuties => MarkDuties,
        Compatibility.Conflict => MarkConflict,
        _ => MarkUnknown,
    };

    /// <summary>How something was made, in a word.</summary>
    internal static PageText Of(ParentRelation relation) => relation switch
    {
        ParentRelation.Finetune => Finetune,
        ParentRelation.Adapter => Adapter,
        ParentRelation.Quantized => Quantized,
        ParentRelation.Merge => Merge,
        ParentRelation.Dataset => Dataset,
        _ => BaseModel,
    };
}
