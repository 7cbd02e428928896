using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Appliance.Web.Pages;

/// <summary>What is said of a field whose text cannot be read as its type.</summary>
internal static class BindingWords
{
    public static void Use(DefaultModelBindingMessageProvider provider, Texts texts)
    {
        provider.SetAttemptedValueIsInvalidAccessor((value, _) => texts["“{0}”的格式不正确。", value]);
        provider.SetNonPropertyAttemptedValueIsInvalidAccessor(value => texts["“{0}”的格式不正确。", value]);
        provider.SetValueIsInvalidAccessor(value => texts["“{0}”的格式不正确。", value]);
        provider.SetUnknownValueIsInvalidAccessor(_ => texts["格式不正确。"]);
        provider.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["格式不正确。"]);
        provider.SetValueMustBeANumberAccessor(_ => texts["填写一个数字。"]);
        provider.SetNonPropertyValueMustBeANumberAccessor(() => texts["填写一个数字。"]);
        provider.SetValueMustNotBeNullAccessor(_ => texts["必填。"]);
        provider.SetMissingBindRequiredValueAccessor(_ => texts["必填。"]);
        provider.SetMissingKeyOrValueAccessor(() => texts["必填。"]);
        provider.SetMissingRequestBodyRequiredValueAccessor(() => texts["必填。"]);
    }
}
