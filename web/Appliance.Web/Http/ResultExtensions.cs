using Appliance.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Appliance.Web.Http;

/// <summary>From what a service returned to what the wire says. The types tell OpenAPI the shape of the answer.</summary>
public static class ResultExtensions
{
    /// <summary>200 with the value.</summary>
    public static Results<Ok<T>, Problem> ToHttp<T>(this Result<T> result) =>
        result.IsRefused ? result.Refusal.ToProblem() : TypedResults.Ok(result.Value);

    /// <summary>An answer of the endpoint's own, made from the value.</summary>
    public static IResult ToHttp<T>(this Result<T> result, Func<T, IResult> success) =>
        result.IsRefused ? result.Refusal.ToProblem() : success(result.Value);

    /// <summary>200 with a page that holds the whole of a list.</summary>
    public static Results<Ok<Page<T>>, Problem> ToPage<T>(this Result<IReadOnlyList<T>> list) =>
        list.IsRefused ? list.Refusal.ToProblem() : TypedResults.Ok(new Page<T>(list.Value, null));

    /// <summary>201 with the value and its address.</summary>
    public static Results<Created<T>, Problem> ToCreated<T>(this Result<T> result, Func<T, string> location) =>
        result.IsRefused ? result.Refusal.ToProblem() : TypedResults.Created(location(result.Value), result.Value);

    /// <summary>204; the value is not told.</summary>
    public static Results<NoContent, Problem> ToNoContent<T>(this Result<T> result) =>
        result.IsRefused ? result.Refusal.ToProblem() : TypedResults.NoContent();

    /// <summary>204 where nothing was refused.</summary>
    public static Results<NoContent, Problem> ToNoContent(this Refusal? refusal) =>
        refusal is not null ? refusal.ToProblem() : TypedResults.NoContent();

    /// <summary>The answer to a call that was refused.</summary>
    public static Problem ToProblem(this Refusal refusal) => new(refusal);
}
