import { Component, type ComponentType, createElement, type VNode } from "preact";

/** Draws again only when a prop is another one: a log of hundreds of rows grows by one row at a time. */
export function memo<P extends object>(Draw: ComponentType<P>): ComponentType<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const keys = Object.keys(next) as (keyof P)[];
      return keys.length !== Object.keys(this.props).length || keys.some((key) => next[key] !== (this.props as P)[key]);
    }
    override render(): VNode<P> {
      return createElement(Draw, this.props as P) as VNode<P>;
    }
  };
}
